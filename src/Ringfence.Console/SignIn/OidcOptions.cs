namespace Ringfence.Console.SignIn;

/// <summary>The identity provider that people sign in with (section <c>Console:Oidc</c>).</summary>
public sealed class OidcOptions
{
    /// <summary>The issuer exactly as its discovery document spells it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The client's id; tokens must be for it.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client's secret; empty for a public client, which PKCE alone protects.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Scopes beside <c>openid</c>.</summary>
    /// <value><c>profile</c>.</value>
    public string[] Scopes { get; set; } = ["profile"];

    /// <summary>Signature algorithms of ID tokens.</summary>
    /// <value>RS256, PS256, ES256 when empty.</value>
    public string[] Algorithms { get; set; } = [];

    /// <summary>Where the name stands in the ID token.</summary>
    public string UserClaim { get; set; } = "preferred_username";

    /// <summary>Where the team or teams stand; dots lead into objects.</summary>
    public string TeamClaim { get; set; } = "team";

    /// <summary>Where the values stand that <see cref="Roles"/> maps; dots lead into objects.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Values of <see cref="RoleClaim"/> by the console's role. Who has none of them has no role, and sees nothing.</summary>
    public RoleMapOptions Roles { get; set; } = new();

    internal bool IsConfigured => Issuer.Length > 0;

    internal IReadOnlyList<string> AcceptedAlgorithms =>
        Algorithms.Length == 0 ? ["RS256", "PS256", "ES256"] : Algorithms;

    internal static bool Allows(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    internal IEnumerable<string> Problems()
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || !Allows(issuer))
        {
            yield return $"Console:Oidc:Issuer is '{Issuer}'; it must be an https URL (http is allowed for loopback alone).";
        }
        if (ClientId.Length == 0)
        {
            yield return "Console:Oidc:ClientId is empty; register a client and name it.";
        }
        foreach (var algorithm in Algorithms.Where(name => !Known.Contains(name)))
        {
            yield return $"Console:Oidc:Algorithms has '{algorithm}'; allowed are {string.Join(", ", Known)}.";
        }
        if (Roles.IsEmpty)
        {
            yield return "Console:Oidc:Roles maps nothing, so nobody would see anything; say which values of the role claim are Viewer, Auditor, Approver or Administrator.";
        }
    }

    private static readonly string[] Known =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];
}
