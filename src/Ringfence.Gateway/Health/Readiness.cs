using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Limits;
using Ringfence.Ledger;

namespace Ringfence.Gateway.Health;

/// <summary>Whether a call would get through now: no call is made, every part says how it stands.</summary>
internal sealed class Readiness(CallerDirectory callers, CallerKeys keys, MerkleLog ledger, Drain drain)
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
}
