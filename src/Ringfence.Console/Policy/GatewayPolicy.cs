namespace Ringfence.Console.Policy;

/// <summary>What the gateway is configured to allow: sections <c>Models</c>, <c>Quotas</c> and <c>Phi</c>, as they stand now.</summary>
/// <param name="Regions">Where prompts may be processed.</param>
/// <param name="Aliases">Names that clients may use, and what they stand for.</param>
/// <param name="EachUser">The quota of users who have none of their own.</param>
public sealed record GatewayPolicy(
    IReadOnlyList<string> Regions,
    bool AllowsGlobal,
    IReadOnlyList<(string Alias, string Model)> Aliases,
    IReadOnlyList<ModelRule> Teams,
    IReadOnlyList<ModelRule> Roles,
    QuotaLine EachUser,
    QuotaLine EachTeam,
    IReadOnlyList<QuotaLine> TeamQuotas,
    IReadOnlyList<QuotaLine> UserQuotas,
    PhiLine Phi,
    IReadOnlyList<PhiLine> TeamPhi
);
