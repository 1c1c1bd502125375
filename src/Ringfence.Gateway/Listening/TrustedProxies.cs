using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Ringfence.Gateway.Listening;

/// <summary>Whose word is taken for where a request came from.</summary>
internal static class TrustedProxies
{
    /// <summary>
    /// Replaces the peer's address by the one that trusted proxies say. Read from the right, as each proxy appends whom it heard from: what
    /// stands left of the first address that is no trusted proxy was written by that client, and counts for nothing.
    /// </summary>
    public static void Apply(IApplicationBuilder app, ListenerOptions listen)
    {
        if (listen.TrustedProxies.Length == 0)
        {
            return;
        }
        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in listen.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
        app.UseForwardedHeaders(options);
    }
}
