using Ringfence.Gateway.Phi.Engines;

namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of identifiers in prompts and answers (section <c>Phi</c>; read again when it changes).</summary>
internal sealed class PhiOptions
{
    /// <summary>For each team that <see cref="Teams"/> does not name.</summary>
    public PhiRuleOptions Default { get; set; } = new();

    /// <summary>By team; in place of <see cref="Default"/>, not in addition.</summary>
    public Dictionary<string, PhiRuleOptions> Teams { get; set; } = [];

    /// <summary>By name, what teams may have asked beside the gateway's own detectors. Read at the start alone.</summary>
    public Dictionary<string, EngineOptions> Engines { get; set; } = [];

    /// <summary>Where the keys of subject digests are, one file an epoch; made when it is not there. Read at the start alone.</summary>
    /// <value>Empty: no digests are made.</value>
    public string EpochDirectory { get; set; } = "";

    /// <summary>Where conversations are kept, sealed; made when it is not there. Read at the start alone.</summary>
    /// <value>Empty: no conversations are kept.</value>
    public string StateDirectory { get; set; } = "";

    /// <summary>How long after its last use a conversation is kept. Read at the start alone.</summary>
    /// <value>Eight hours.</value>
    public TimeSpan ConversationTtl { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        [
            .. TtlProblems(),
            .. Default.Problems("Phi:Default"),
            .. Teams.SelectMany(team => team.Value.Problems($"Phi:Teams:{team.Key}")),
            .. EngineProblems(),
        ];

    private IEnumerable<string> EngineProblems()
    {
        foreach (var (name, engine) in Engines)
        {
            if (name.Length > 32 || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            {
                yield return $"Phi:Engines has '{name}'; a name has 1 to 32 small letters, digits and hyphens.";
            }
            foreach (var problem in engine.Problems($"Phi:Engines:{name}"))
            {
                yield return problem;
            }
        }
        var known = Engines.Count == 0 ? "none is configured" : $"there are {string.Join(", ", Engines.Keys)}";
        foreach (
            var (team, rules) in Teams.Select(team => ($"Teams:{team.Key}", team.Value)).Prepend(("Default", Default))
        )
        {
            foreach (var name in rules.Engines.Where(name => !Engines.ContainsKey(name)))
            {
                yield return $"Phi:{team}:Engines names '{name}'; {known} (Phi:Engines).";
            }
        }
    }

    private IEnumerable<string> TtlProblems()
    {
        if (ConversationTtl < TimeSpan.FromMinutes(1) || ConversationTtl > TimeSpan.FromDays(30))
        {
            yield return $"Phi:ConversationTtl is {ConversationTtl}; allowed is 00:01:00 to 30.00:00:00.";
        }
    }
}
