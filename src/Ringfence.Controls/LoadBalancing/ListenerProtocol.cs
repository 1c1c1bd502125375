using Ringfence.Controls.Facts;

namespace Ringfence.Controls.LoadBalancing;

/// <summary>What a listener speaks, and whether it does more than to redirect.</summary>
internal static class ListenerProtocol
{
    /// <summary>Yes: no TLS ends at it. No: HTTPS, TLS or QUIC, which is TLS; GENEVE, which carries packets of others.</summary>
    public static Truth IsPlain(Resource listener) =>
        !listener["Protocol"].IsOneOf("HTTPS", "TLS", "QUIC", "TCP_QUIC", "GENEVE");

    /// <summary>Yes: each default action redirects to HTTPS.</summary>
    public static Truth Redirects(Resource listener)
    {
        var actions = listener["DefaultActions"].Items;
        return actions.Count > 0
            ? Truth.All(
                actions,
                action => action["Type"].Is("redirect") & action["RedirectConfig.Protocol"].Is("HTTPS")
            )
            : Truth.No;
    }
}
