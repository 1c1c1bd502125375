namespace Ringfence.Evidence.Packs;

/// <summary>One verdict of an audit.</summary>
/// <param name="Verdict"><c>Pass</c>, <c>Fail</c>, <c>Unknown</c>, <c>NotApplicable</c> or <c>Waived</c>.</param>
/// <param name="Where">Resource and place, as far as known.</param>
public sealed record PostureResult(string Control, string Verdict, string Severity, string Reason, string Where)
{
    /// <summary>The control whose finding on the same resource tells this one too; null: it is told itself.</summary>
    public string? ToldBy { get; init; }
}
