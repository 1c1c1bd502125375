using Ringfence.Redaction.Detectors.Numbers;
using Ringfence.Redaction.Detectors.Numbers.National;

namespace Ringfence.Redaction;

/// <summary>What one team wants found. A plain record: <see cref="Problems"/> lists everything wrong with it.</summary>
public sealed record RedactionOptions
{
    /// <summary>Every kind at 0.5, nothing allowed or denied.</summary>
    public static RedactionOptions Default { get; } = new();

    /// <summary>The least score at which a span counts, by kind.</summary>
    /// <value>0.5 for a kind that is not named.</value>
    public IReadOnlyDictionary<PhiKind, double> Thresholds { get; init; } = new Dictionary<PhiKind, double>();

    /// <summary>Kinds that are left in place.</summary>
    /// <value>None.</value>
    public IReadOnlySet<PhiKind> Ignored { get; init; } = new HashSet<PhiKind>();

    /// <summary>Texts that are never identifiers here, such as the organisation's own name; in any case, whole spans only.</summary>
    /// <value>None.</value>
    public IReadOnlyCollection<string> Allowed { get; init; } = [];

    /// <summary>
    /// Countries (ISO 3166-1 alpha-2) whose national numbers are found by form and check digit, without a label: AU, BR, CA, DE, ES, FR,
    /// GB, IN, IT.
    /// </summary>
    /// <value>None: a check digit alone lets one number in ten pass.</value>
    public IReadOnlyCollection<string> Nations
    {
        get;
        init
        {
            field = value;
            National = value.Count > 0 ? new CheckedCode(NationalForms.Of(value)) : null;
        }
    } = [];

    /// <summary>What finds them; null for none.</summary>
    internal CheckedCode? National { get; private init; }

    /// <summary>Everything wrong, in sentences; empty when the options can be used.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (kind, threshold) in Thresholds)
        {
            if (threshold is not (>= 0 and <= 1))
            {
                yield return $"the threshold of {kind.Label()} is {threshold}; it must be from 0 to 1";
            }
        }

        foreach (
            var nation in Nations.Where(nation =>
                !NationalForms.Nations.Contains(nation, StringComparer.OrdinalIgnoreCase)
            )
        )
        {
            yield return $"no national number of '{nation}' is known; {string.Join(", ", NationalForms.Nations)} are";
        }

        if (Allowed.Any(string.IsNullOrWhiteSpace))
        {
            yield return "an allowed text is empty; name the text that is never an identifier";
        }
    }

    internal bool Accepts(PhiKind kind, double score, ReadOnlySpan<char> text)
    {
        if (
            score < (Thresholds.Count > 0 && Thresholds.TryGetValue(kind, out var least) ? least : 0.5)
            || Ignored.Contains(kind)
        )
        {
            return false;
        }

        foreach (var allowed in Allowed)
        {
            if (text.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
