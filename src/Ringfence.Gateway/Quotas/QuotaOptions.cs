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

    /// <summary>
    /// How many instances of the gateway serve these callers, at most. Each gives its share of every limit, so that together they never give
    /// more than the limit (decision 0034); with <see cref="Fleet"/>, the share of those that there are.
    /// </summary>
    /// <value>1; at most 1,000.</value>
    public int Instances { get; set; } = 1;

    /// <summary>Whom to ask how many of them there are now, so that the share of those that do not run is not lost.</summary>
    public FleetOptions Fleet { get; set; } = new();

    /// <summary>Whether both limit everybody alike; whom to ask is read at the start alone.</summary>
    public bool SameAs(QuotaOptions other) =>
        Instances == other.Instances
        && EachUser == other.EachUser
        && EachTeam == other.EachTeam
        && Users.Count == other.Users.Count
        && Teams.Count == other.Teams.Count
        && Users.All(user => other.Users.GetValueOrDefault(user.Key) == user.Value)
        && Teams.All(team => other.Teams.GetValueOrDefault(team.Key) == team.Value);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        Instances is < 1 or > 1000
            ? [$"Quotas:Instances is {Instances}; allowed is 1 to 1000."]
            :
            [
                .. Fleet.Problems(Instances),
                .. EachUser.Problems("Quotas:EachUser", Instances),
                .. EachTeam.Problems("Quotas:EachTeam", Instances),
                .. Users.SelectMany(user => user.Value.Problems($"Quotas:Users:{user.Key}", Instances)),
                .. Teams.SelectMany(team => team.Value.Problems($"Quotas:Teams:{team.Key}", Instances)),
            ];
}
