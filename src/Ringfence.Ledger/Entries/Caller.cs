namespace Ringfence.Ledger.Entries;

/// <summary>Who asked, as the identity provider says it (45 CFR 164.312(a)(2)(i), unique user identification).</summary>
/// <param name="Issuer">The OIDC issuer, or <c>aws:sigv4</c> where a caller's own AWS signature was accepted.</param>
/// <param name="Subject">The issuer's stable identifier (<c>sub</c>).</param>
/// <param name="User">The name that goes into AWS's own trail as session name and SourceIdentity.</param>
/// <param name="Team">The team that model policy and budgets are kept for.</param>
/// <param name="Roles">Roles, in the order the token gave them; may be empty.</param>
/// <param name="Application">The client application (<c>azp</c> or <c>client_id</c>), or empty.</param>
public sealed record Caller(
    string Issuer,
    string Subject,
    string User,
    string Team,
    IReadOnlyList<string> Roles,
    string Application
);
