using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ringfence.Gateway.Listening;

/// <summary>
/// Something else that answers on the gateway's listener, below a path of its own: the console. It has the host's services, the ledger
/// among them, and nothing of a call's way; it authenticates for itself.
/// </summary>
/// <param name="Prefix">The path it answers below, e.g. <c>/console</c>.</param>
/// <param name="Services">Puts its services into the host.</param>
/// <param name="Pipeline">Makes what answers, once, from the host's services.</param>
public sealed record Guest(
    PathString Prefix,
    Action<IServiceCollection> Services,
    Func<IServiceProvider, RequestDelegate> Pipeline
);
