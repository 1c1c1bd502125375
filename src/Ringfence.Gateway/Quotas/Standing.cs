using System.Runtime.InteropServices;

namespace Ringfence.Gateway.Quotas;

/// <summary>What is left of the tightest quota of each kind, for the rate-limit headers. A limit of null is no limit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Standing(Left? Requests, Left? Tokens)
{
    /// <summary>Of the user's and the team's, what leaves less.</summary>
    public static Standing Of(Account? user, Account? team) =>
        new(Tighter(user?.Requests, team?.Requests), Tighter(user?.Tokens, team?.Tokens));

    private static Left? Tighter(Budget? user, Budget? team) =>
        user is null ? Left.Of(team)
        : team is null || user.Remaining <= team.Remaining ? Left.Of(user)
        : Left.Of(team);
}
