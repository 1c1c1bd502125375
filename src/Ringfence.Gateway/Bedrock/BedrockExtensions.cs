using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Answers;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Models;

namespace Ringfence.Gateway.Bedrock;

/// <summary>Puts the Bedrock slice into the host.</summary>
internal static class BedrockExtensions
{
    /// <summary>Section <c>Bedrock</c> of <paramref name="configuration"/> → <see cref="BedrockClient"/>, and what its answers need.</summary>
    public static IServiceCollection AddBedrock(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSlice<BedrockOptions>(configuration.GetSection("Bedrock"), options => options.Problems())
            .AddSingleton(provider => UpstreamSockets.Open(provider.GetRequiredService<LimitsOptions>().Timeouts))
            .AddSingleton(provider => new Destinations(provider.GetRequiredService<BedrockOptions>().Endpoint))
            .AddSingleton(provider =>
                Retries.Of(provider.GetRequiredService<BedrockOptions>(), provider.GetRequiredService<TimeProvider>())
            )
            .AddSingleton<UpstreamRequests>()
            .AddSingleton<CallerKeys>()
            .AddSingleton<ProfileReader>()
            .AddSingleton<KnownProfiles>(provider =>
            {
                var reader = provider.GetRequiredService<ProfileReader>();
                return () => reader.Known;
            })
            .AddHostedService(provider => provider.GetRequiredService<ProfileReader>())
            .AddSingleton<Labels>()
            .AddSingleton<BedrockClient>()
            .AddSingleton<WholeAnswer>()
            .AddSingleton<StreamedAnswer>();
}
