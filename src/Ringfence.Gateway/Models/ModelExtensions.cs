using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ringfence.Gateway.Models;

/// <summary>Puts the Models slice into the host.</summary>
internal static class ModelExtensions
{
    /// <summary>
    /// Section <c>Models</c> of <paramref name="configuration"/> → <see cref="PolicyInForce"/>. A host that reads inference profiles from AWS
    /// registers its own <see cref="KnownProfiles"/>.
    /// </summary>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSliceOptions<ModelOptions>(configuration.GetSection("Models"), options => options.Problems());
        services.TryAddSingleton<KnownProfiles>(_ => () => FrozenDictionary<string, IReadOnlyList<string>>.Empty);
        return services.AddSingleton<PolicyInForce>();
    }
}
