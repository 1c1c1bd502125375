namespace Ringfence.Redaction.Scanning;

/// <summary>What the detectors said of one passage.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _found = [];
    private readonly List<Finding> _judged = [];
    private int _from;

    /// <summary>Empties it for a passage that starts at <paramref name="from"/>; what starts before was judged already.</summary>
    public void Begin(int from)
    {
        _from = from;
        _found.Clear();
    }

    public void Add(int start, int end, PhiKind kind, double score, string why, bool goesOn = false)
    {
        if (end > _from)
        {
            _found.Add(new Finding(Math.Max(start, _from), end, kind, score, why, goesOn));
        }
    }

    /// <summary>Those that reach their kind's threshold, none overlapping: <see cref="OverlapRule"/> has decided between them.</summary>
    public List<Finding> Judged(ReadOnlySpan<char> window, RedactionOptions options)
    {
        _judged.Clear();
        OverlapRule.Sort(_found);
        foreach (var finding in _found)
        {
            if (options.Accepts(finding.Kind, finding.Score, window[finding.Start..finding.End]))
            {
                OverlapRule.Add(_judged, finding);
            }
        }

        return _judged;
    }
}
