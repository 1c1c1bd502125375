using Microsoft.Extensions.Configuration;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Models;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Recording;

namespace Ringfence.Gateway.Health;

/// <summary>How the running gateway stands, for whoever shares its host: what <c>/readyz</c> and <c>/metrics</c> say of it.</summary>
public sealed class GatewayStanding
{
    private readonly Readiness _readiness;
    private readonly Drain _drain;
    private readonly OwedAnswers _owed;

    private readonly SliceSection<ModelOptions> _models;
    private readonly SliceSection<QuotaOptions> _quotas;
    private readonly SliceSection<PhiOptions> _phi;

    internal GatewayStanding(
        Readiness readiness,
        Drain drain,
        OwedAnswers owed,
        SliceSection<ModelOptions> models,
        SliceSection<QuotaOptions> quotas,
        SliceSection<PhiOptions> phi
    )
    {
        (_readiness, _drain, _owed) = (readiness, drain, owed);
        (_models, _quotas, _phi) = (models, quotas, phi);
    }

    /// <summary>Section <c>Models</c> as it decides now: a change that was not valid is not in it.</summary>
    public IConfiguration Models => _models.InForce;

    /// <summary>Section <c>Quotas</c> as it decides now.</summary>
    public IConfiguration Quotas => _quotas.InForce;

    /// <summary>Section <c>Phi</c> as it decides now.</summary>
    public IConfiguration Phi => _phi.InForce;

    /// <summary>Calls under way.</summary>
    public long InFlight => _drain.InFlight;

    /// <summary>Entries that wait for the ledger to recover.</summary>
    public long Owed => _owed.Count;

    /// <summary>The parts that cannot do their work now, each with why; empty when a call would get through.</summary>
    public async ValueTask<IReadOnlyList<(string Part, string Reason)>> NotReadyAsync(CancellationToken cancel)
    {
        var unready = await _readiness.UnreadyAsync(cancel);
        var all = new (string, string)[unready.Count];
        for (var at = 0; at < all.Length; at++)
        {
            all[at] = (unready[at].Part, unready[at].Reason);
        }
        return all;
    }
}
