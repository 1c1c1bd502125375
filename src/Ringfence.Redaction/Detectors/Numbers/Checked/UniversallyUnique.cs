namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>A UUID in its usual form, 8-4-4-4-12 (RFC 9562). Names one record somewhere, so it is an identifier.</summary>
internal sealed class UniversallyUnique : CodeForm
{
    public override PhiKind Kind => PhiKind.Id;

    public override string Why => "UUID";

    public override double Score => 0.8;

    public override int Match(ReadOnlySpan<char> text, int start) =>
        start + 36 <= text.Length
        && text[start + 8] == '-'
        && text[start + 13] == '-'
        && CodeRun.End(text, start) == start + 36
        && Guid.TryParseExact(text.Slice(start, 36), "D", out _)
            ? start + 36
            : -1;
}
