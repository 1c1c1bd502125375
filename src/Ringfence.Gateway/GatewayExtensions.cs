using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Callers;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;
using Ringfence.Gateway.Doors.Native;
using Ringfence.Gateway.Doors.OpenAi;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Listening;
using Ringfence.Gateway.Models;
using Ringfence.Gateway.Phi;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Recording;

namespace Ringfence.Gateway;

/// <summary>Puts every slice into the host.</summary>
internal static class GatewayExtensions
{
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSlice<ListenerOptions>(configuration.GetSection("Listen"), options => options.Problems())
            .AddSlice<LimitsOptions>(configuration.GetSection("Limits"), options => options.Problems())
            .AddCallers(configuration)
            .AddModels(configuration)
            .AddQuotas(configuration)
            .AddRecording(configuration)
            .AddPhi(configuration)
            .AddBedrock(configuration)
            .AddDoors()
            .AddHealth()
            .AddSingleton<Drain>()
            .AddHostedService(provider => provider.GetRequiredService<Drain>())
            .AddSingleton<GatewayPipeline>();

    /// <summary>A slice's options that do not change while the gateway runs: bound, checked, and taken as they are.</summary>
    public static IServiceCollection AddSlice<TOptions>(
        this IServiceCollection services,
        IConfigurationSection section,
        Func<TOptions, IEnumerable<string>> problems
    )
        where TOptions : class =>
        services
            .AddSliceOptions(section, problems)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);

    private static IServiceCollection AddDoors(this IServiceCollection services) =>
        services
            .AddSingleton<IDoor, NativeDoor>()
            .AddSingleton<IDoor, AnthropicDoor>()
            .AddSingleton<IDoor, OpenAiDoor>()
            .AddSingleton<OpenDoors>();

    private static IServiceCollection AddHealth(this IServiceCollection services) =>
        services
            .AddSingleton<GatewayMetrics>()
            .AddSingleton<MetricsText>()
            .AddSingleton<Readiness>()
            .AddSingleton(host => new GatewayStanding(
                host.GetRequiredService<Readiness>(),
                host.GetRequiredService<Drain>(),
                host.GetRequiredService<OwedAnswers>(),
                host.GetRequiredService<SliceSection<ModelOptions>>(),
                host.GetRequiredService<SliceSection<QuotaOptions>>(),
                host.GetRequiredService<SliceSection<PhiOptions>>()
            ))
            .AddSingleton<HealthEndpoints>();
}
