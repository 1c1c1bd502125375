using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ringfence.Gateway.Models;

/// <summary>Puts the Models slice into the host.</summary>
internal static class ModelExtensions
{
    /// <summary>
    /// Section <c>Models</c> of <paramref name="configuration"/> → <see cref="PolicyInForce"/>. Needs <see cref="KnownProfiles"/>, which the
    /// Bedrock slice brings.
    /// </summary>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSliceOptions<ModelOptions>(configuration.GetSection("Models"), options => options.Problems());
        return services.AddSingleton<PolicyInForce>();
    }
}
