using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Bedrock;

namespace Ringfence.Gateway.Quotas;

/// <summary>Puts the Quotas slice into the host.</summary>
internal static class QuotaExtensions
{
    /// <summary>Section <c>Quotas</c> of <paramref name="configuration"/> → <see cref="Quota"/>.</summary>
    public static IServiceCollection AddQuotas(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSliceOptions<QuotaOptions>(configuration.GetSection("Quotas"), options => options.Problems())
            .AddSingleton(provider => new Quota(
                provider.GetRequiredService<IOptions<QuotaOptions>>().Value,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<FleetSize>()
            ))
            .AddHostedService<QuotaUpkeep>()
            .AddFleet(configuration["Quotas:Fleet:Cluster"]);

    private static IServiceCollection AddFleet(this IServiceCollection services, string? cluster) =>
        string.IsNullOrEmpty(cluster)
            ? services
            : services
                .AddSingleton(provider =>
                {
                    var fleet = provider.GetRequiredService<IOptions<QuotaOptions>>().Value.Fleet;
                    var now = Quota.Ticks(provider.GetRequiredService<TimeProvider>());
                    return new FleetSize(fleet.Always, now, comesAndGoes: fleet.Own.Length > 0);
                })
                .AddSingleton<IHostedService>(provider => new FleetWatch(
                    provider.GetRequiredService<IOptions<QuotaOptions>>().Value,
                    provider.GetRequiredService<BedrockOptions>(),
                    provider.GetRequiredService<CallerKeys>(),
                    provider.GetRequiredService<FleetSize>(),
                    provider.GetRequiredService<Quota>(),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<FleetWatch>>()
                ));
}
