using System.Security.Claims;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.SignIn;

/// <summary>Who looks, and how far they see.</summary>
/// <param name="Issuer">Who vouches for them.</param>
/// <param name="Subject">The issuer's stable id of them.</param>
/// <param name="User">Their name.</param>
/// <param name="Teams">Their own teams.</param>
public sealed record Person(string Issuer, string Subject, string User, IReadOnlyList<string> Teams, Role Role)
{
    private const string TeamType = "team";
    private const string IssuerType = "iss";

    /// <summary>Who they are, whoever vouches for others of that name.</summary>
    public string Id => $"{Issuer}#{Subject}";

    /// <summary>Whether they may do what a role may.</summary>
    public bool Is(Role role) => Role >= role;

    /// <summary>The teams whose calls they see; null for all.</summary>
    public IReadOnlyList<string>? Sees => Is(Role.Auditor) ? null : Teams;

    /// <summary>Whether they see what belongs to a team.</summary>
    public bool MaySee(string? team) => Sees is not { } own || (team is not null && own.Contains(team));

    /// <summary>As an entry names them.</summary>
    public Caller AsCaller() =>
        new(Issuer, Subject, User, Teams.Count > 0 ? Teams[0] : "", [Role.ToString().ToLowerInvariant()], "console");

    internal ClaimsPrincipal ToPrincipal(string scheme)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Id),
            new(ClaimTypes.Name, User),
            new(IssuerType, Issuer),
            new(ClaimTypes.Sid, Subject),
        ];
        claims.AddRange(Teams.Select(team => new Claim(TeamType, team)));
        for (var role = Role.Viewer; role <= Role; role++)
        {
            claims.Add(new(ClaimTypes.Role, role.ToString()));
        }
        return new(new ClaimsIdentity(claims, scheme, ClaimTypes.Name, ClaimTypes.Role));
    }

    internal static Person? Of(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated != true
            ? null
            : new(
                principal.FindFirstValue(IssuerType)!,
                principal.FindFirstValue(ClaimTypes.Sid)!,
                principal.Identity.Name!,
                [.. principal.FindAll(TeamType).Select(claim => claim.Value)],
                principal.FindAll(ClaimTypes.Role).Max(claim => Enum.Parse<Role>(claim.Value))
            );
}
