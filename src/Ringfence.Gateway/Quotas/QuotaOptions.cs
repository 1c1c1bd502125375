namespace Ringfence.Gateway.Quotas;

/// <summary>How much callers and teams may use (section <c>Quotas</c>; read again when it changes). A call must fit its user's quota and its team's.</summary>
internal sealed class QuotaOptions
{
    /// <summary>For each user that <see cref="Users"/> does not name.</summary>
    public LimitOptions EachUser { get; set; } = new();

    /// <summary>For each team that <see cref="Teams"/> does not name.</summary>
    public LimitOptions EachTeam { get; set; } = new();

    /// <summary>By user; in place of <see cref="EachUser"/>, not in addition.</summary>
    public Dictionary<string, LimitOptions> Users { get; set; } = [];

    /// <summary>By team; in place of <see cref="EachTeam"/>, not in addition.</summary>
    public Dictionary<string, LimitOptions> Teams { get; set; } = [];

    /// <summary>Whether both limit everybody alike.</summary>
    public bool SameAs(QuotaOptions other) =>
        EachUser == other.EachUser
        && EachTeam == other.EachTeam
        && Users.Count == other.Users.Count
        && Teams.Count == other.Teams.Count
        && Users.All(user => other.Users.GetValueOrDefault(user.Key) == user.Value)
        && Teams.All(team => other.Teams.GetValueOrDefault(team.Key) == team.Value);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        [
            .. EachUser.Problems("Quotas:EachUser"),
            .. EachTeam.Problems("Quotas:EachTeam"),
            .. Users.SelectMany(user => user.Value.Problems($"Quotas:Users:{user.Key}")),
            .. Teams.SelectMany(team => team.Value.Problems($"Quotas:Teams:{team.Key}")),
        ];
}
