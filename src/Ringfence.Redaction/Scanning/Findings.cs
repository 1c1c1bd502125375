namespace Ringfence.Redaction.Scanning;

/// <summary>What the detectors said of one passage, and the one rule that decides between them.</summary>
internal sealed class Findings
{
    private static readonly Comparison<Finding> ByStart = (left, right) =>
        left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End);

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

    /// <summary>
    /// The overlap rule: a finding below its kind's threshold falls away; where two overlap, the surer one names the kind (the longer
    /// at equal score) and takes the characters of both, since each was judged to identify.
    /// </summary>
    public List<Finding> Judged(ReadOnlySpan<char> window, RedactionOptions options)
    {
        _judged.Clear();
        if (_found.Count == 0)
        {
            return _judged;
        }

        if (_found.Count > 1)
        {
            _found.Sort(ByStart);
        }

        foreach (var finding in _found)
        {
            if (!options.Accepts(finding.Kind, finding.Score, window[finding.Start..finding.End]))
            {
                continue;
            }

            if (_judged.Count > 0 && finding.Start < _judged[^1].End)
            {
                _judged[^1] = Union(_judged[^1], finding);
            }
            else
            {
                _judged.Add(finding);
            }
        }

        return _judged;
    }

    private static Finding Union(Finding left, Finding right)
    {
        var (surer, other) =
            right.Score > left.Score || (right.Score == left.Score && Length(right) > Length(left))
                ? (right, left)
                : (left, right);
        return surer with
        {
            Start = Math.Min(left.Start, right.Start),
            End = Math.Max(left.End, right.End),
            GoesOn = surer.GoesOn || other.GoesOn,
        };

        static int Length(Finding finding) => finding.End - finding.Start;
    }
}
