using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddHostedService<QuotaUpkeep>();
}
