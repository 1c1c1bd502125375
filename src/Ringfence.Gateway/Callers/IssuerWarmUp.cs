using Microsoft.Extensions.Hosting;

namespace Ringfence.Gateway.Callers;

/// <summary>Has the keys of every issuer read while the host starts, without holding it up: <c>/readyz</c> says what is missing.</summary>
internal sealed class IssuerWarmUp(CallerDirectory callers) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => callers.WarmUpAsync(stoppingToken);
}
