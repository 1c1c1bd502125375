using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Phi.Engines;

namespace Ringfence.Gateway.Phi;

/// <summary>Puts the Phi slice into the host.</summary>
internal static class PhiExtensions
{
    /// <summary>Section <c>Phi</c> of <paramref name="configuration"/> → <see cref="PromptStep"/>.</summary>
    public static IServiceCollection AddPhi(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSliceOptions<PhiOptions>(configuration.GetSection("Phi"), options => options.Problems())
            .AddSingleton<PhiInForce>()
            .AddSingleton(provider => new SubjectDigests(
                provider.GetRequiredService<IOptions<PhiOptions>>().Value,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new Conversations(
                provider.GetRequiredService<IOptions<PhiOptions>>().Value,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new EngineSet(
                provider.GetRequiredService<IOptions<PhiOptions>>().Value,
                provider.GetRequiredService<BedrockOptions>(),
                provider.GetRequiredService<CallerKeys>(),
                provider.GetRequiredService<GatewayMetrics>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<EngineSet>>()
            ))
            .AddHostedService<EpochRecorder>()
            .AddSingleton<PromptStep>();
}
