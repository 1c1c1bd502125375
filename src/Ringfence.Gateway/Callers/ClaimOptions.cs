namespace Ringfence.Gateway.Callers;

/// <summary>
/// Where a token says who the caller is (section <c>Callers:Issuers:N:Claims</c>). A claim is named by its whole name
/// (<c>https://example.org/team</c>) or by a dotted path into nested objects (<c>realm_access.roles</c>).
/// </summary>
internal sealed class ClaimOptions
{
    /// <summary>The user, as AWS's own trail shall name them.</summary>
    /// <value><c>sub</c></value>
    public string User { get; set; } = "sub";

    /// <summary>The team: a text, or a list with one member.</summary>
    /// <value><c>team</c></value>
    public string Team { get; set; } = "team";

    /// <summary>Roles: a list, or a text with spaces between.</summary>
    /// <value><c>roles</c></value>
    public string Roles { get; set; } = "roles";

    /// <summary>The client application.</summary>
    /// <value>Empty: <c>client_id</c>, or <c>azp</c> where that is absent.</value>
    public string Application { get; set; } = "";

    /// <summary>The team of those who hold a role, for issuers that know no teams: <c>role=team</c> each. Read when the team claim is absent.</summary>
    public string[] TeamOfRole { get; set; } = [];

    /// <summary>Claims that a token must carry, <c>claim=value</c> each (<c>tid=3f2b…</c>); in a list, the value must be a member.</summary>
    public string[] Required { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (User.Length == 0)
        {
            yield return $"{at}:User is empty; name the claim that holds the user.";
        }
        if (Team.Length == 0 && TeamOfRole.Length == 0)
        {
            yield return $"{at} gives no way to a team; name the claim in Team, or map roles to teams in TeamOfRole.";
        }
        foreach (
            var pair in TeamOfRole.Where(pair => pair.LastIndexOf('=') is var i && (i < 1 || i == pair.Length - 1))
        )
        {
            yield return $"{at}:TeamOfRole has '{pair}'; write role=team.";
        }
        foreach (var pair in Required.Where(pair => pair.IndexOf('=') is var i && (i < 1 || i == pair.Length - 1)))
        {
            yield return $"{at}:Required has '{pair}'; write claim=value.";
        }
    }
}
