namespace Ringfence.Gateway.Models;

/// <summary>The rules of one team or role, compiled.</summary>
/// <param name="of">Whose they are, for messages and the record: <c>team oncology</c>.</param>
internal sealed class ModelRules(string of, RuleOptions options)
{
    private readonly (NamePattern Entry, string Rule)[] _allow =
    [
        .. options.Allow.Select(entry => (new NamePattern(entry), $"{of}: {entry}")),
    ];

    private readonly (NamePattern Entry, string Rule)[] _deny =
    [
        .. options.Deny.Select(entry => (new NamePattern(entry), $"{of} denies {entry}")),
    ];

    /// <summary>The entries that allow, as configured.</summary>
    public IReadOnlyList<string> Allowed => options.Allow;

    /// <summary>The rule that allows the target under the name it was asked by, or null.</summary>
    public string? Allows(string asked, bool byAlias, ModelTarget target)
    {
        foreach (var (entry, rule) in _allow)
        {
            if ((byAlias && entry.Matches(asked)) || MatchesTarget(entry, target))
            {
                return rule;
            }
        }
        return null;
    }

    /// <summary>The rule that denies it in any of its spellings, or null.</summary>
    /// <param name="behind">The models behind a profile, where AWS has said.</param>
    public string? Denies(string asked, ModelTarget target, IEnumerable<string> behind)
    {
        foreach (var (entry, rule) in _deny)
        {
            if (
                entry.MatchesAnyCase(asked)
                || entry.MatchesAnyCase(target.Id.Value)
                || entry.MatchesAnyCase(target.Name)
                || entry.MatchesAnyCase(target.Model)
                || behind.Any(entry.MatchesAnyCase)
            )
            {
                return rule;
            }
        }
        return null;
    }

    private static bool MatchesTarget(NamePattern entry, ModelTarget target) =>
        target.HidesModel
            ? entry.IsOfArns && entry.Matches(target.Id.Value)
            : entry.Matches(target.Id.Value) || entry.Matches(target.Name);
}
