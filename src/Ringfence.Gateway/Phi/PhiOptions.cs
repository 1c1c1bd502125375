namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of identifiers in prompts and answers (section <c>Phi</c>; read again when it changes).</summary>
internal sealed class PhiOptions
{
    /// <summary>For each team that <see cref="Teams"/> does not name.</summary>
    public PhiRuleOptions Default { get; set; } = new();

    /// <summary>By team; in place of <see cref="Default"/>, not in addition.</summary>
    public Dictionary<string, PhiRuleOptions> Teams { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        [.. Default.Problems("Phi:Default"), .. Teams.SelectMany(team => team.Value.Problems($"Phi:Teams:{team.Key}"))];
}
