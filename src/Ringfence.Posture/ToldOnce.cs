using Ringfence.Controls;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture;

/// <summary>
/// Which failing findings say what another says of the same resource: the same change mends both, or the control says
/// that the other tells it (<see cref="Control.ToldBy"/>) and both point at one place. Verdicts are not touched.
/// </summary>
public sealed class ToldOnce
{
    private readonly Dictionary<Finding, Finding> _by = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Finding, List<Finding>> _others = new(ReferenceEqualityComparer.Instance);

    private ToldOnce() { }

    /// <summary>How many are told by another.</summary>
    public int Count => _by.Count;

    /// <summary>Of a run's findings, in their order: the first, which is the gravest, tells the others.</summary>
    public static ToldOnce In(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var told = new ToldOnce();
        var byResource = new Dictionary<Subject, List<Finding>>();
        foreach (var finding in findings)
        {
            if (finding is { Verdict: FindingVerdict.Fail, Resource: { } resource, Place: { } place })
            {
                var subject = new Subject(place.File, resource.LogicalId, resource.Type);
                if (!byResource.TryGetValue(subject, out var ofOne))
                {
                    byResource[subject] = ofOne = [];
                }

                ofOne.Add(finding);
            }
        }

        foreach (var ofOne in byResource.Values)
        {
            told.Sort(ofOne);
        }

        return told;
    }

    /// <summary>The finding that tells this one; null: it is told itself.</summary>
    public Finding? By(Finding finding) => _by.GetValueOrDefault(finding);

    /// <summary>What a finding tells besides itself.</summary>
    public IReadOnlyList<Finding> Others(Finding finding) => _others.TryGetValue(finding, out var others) ? others : [];

    private void Sort(List<Finding> ofOne)
    {
        foreach (var finding in ofOne)
        {
            foreach (var other in ofOne)
            {
                if (other != finding && Tells(other, finding, ofOne))
                {
                    _by[finding] = other;
                    break;
                }
            }
        }

        // Whoever tells is told by nobody: A by B by C is A by C.
        foreach (var finding in ofOne)
        {
            if (_by.TryGetValue(finding, out var by))
            {
                while (_by.TryGetValue(by, out var further))
                {
                    by = further;
                }

                _by[finding] = by;
                if (!_others.TryGetValue(by, out var others))
                {
                    _others[by] = others = [];
                }

                others.Add(finding);
            }
        }
    }

    private static bool Tells(Finding other, Finding finding, List<Finding> order) =>
        (finding.Place == other.Place && finding.Control.ToldBy.Contains(other.Control.Id))
        || (IsBefore(other, finding, order) && SameFix.Is(other.Fix, finding.Fix));

    private static bool IsBefore(Finding one, Finding other, List<Finding> order)
    {
        foreach (var finding in order)
        {
            if (ReferenceEquals(finding, one) || ReferenceEquals(finding, other))
            {
                return ReferenceEquals(finding, one);
            }
        }

        return false;
    }

    private sealed record Subject(string File, string LogicalId, string Type);
}
