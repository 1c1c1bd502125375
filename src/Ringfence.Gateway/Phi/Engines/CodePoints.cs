namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// Offsets counted in Unicode code points, as Comprehend Medical and Python count, turned into UTF-16 code units: each character outside the
/// basic plane is one of theirs and two of ours.
/// </summary>
internal sealed class CodePoints
{
    // Null where the text has no surrogates, so that both counts are one.
    private readonly int[]? _units;
    private readonly int _length;

    public CodePoints(string text)
    {
        _length = text.Length;
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return;
        }
        var units = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            units.Add(at);
            if (char.IsHighSurrogate(text[at]))
            {
                at++;
            }
        }
        units.Add(text.Length);
        _units = [.. units];
    }

    /// <summary>The stretch in UTF-16 code units.</summary>
    /// <exception cref="EngineException">It is empty, backwards or not within the text.</exception>
    public (int Start, int End) Of(int start, int end)
    {
        var length = _units is null ? _length : _units.Length - 1;
        return start < 0 || end <= start || end > length ? throw new EngineException(EngineFault.Malformed)
            : _units is null ? (start, end)
            : (_units[start], _units[end]);
    }
}
