using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Recording;
using Ringfence.Ledger;

namespace Ringfence.Gateway.Health;

/// <summary>Whether a call would get through now: no call is made, every part says how it stands.</summary>
internal sealed class Readiness(
    CallerDirectory callers,
    CallerKeys keys,
    MerkleLog ledger,
    LedgerLag lag,
    Drain drain,
    Quota quota,
    ArchiveLoop? archive = null
)
{
    public async ValueTask<IReadOnlyList<Unready>> UnreadyAsync(CancellationToken cancel)
    {
        var unready = new List<Unready>();
        if (drain.IsDraining)
        {
            unready.Add(new("gateway", "It is stopping."));
        }
        if (ledger.Fault is { } fault)
        {
            unready.Add(new("ledger", fault.Message));
        }
        else if (lag.IsTooLong && lag.Fault is { } behind)
        {
            unready.Add(new("ledger", behind.Message));
        }
        if (quota.UntilCounted is { Ticks: > 0 } wait)
        {
            unready.Add(
                new(
                    "quotas",
                    $"It gives its share of quotas in {Math.Ceiling(wait.TotalSeconds)} s, when the others count it."
                )
            );
        }
        if (archive?.Refusal is { } refusal)
        {
            unready.Add(new("archive", refusal));
        }
        foreach (var reason in callers.Unready())
        {
            unready.Add(new("callers", reason));
        }
        if (await keys.ProblemAsync(cancel) is { } problem)
        {
            unready.Add(new("bedrock", problem));
        }
        return unready;
    }

    /// <summary>What does not work as it should while calls still get through; null when all does.</summary>
    public Unready? Behind() => lag.Fault is { } fault && !lag.IsTooLong ? new("ledger", fault.Message) : null;
}
