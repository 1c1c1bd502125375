using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace Ringfence.Gateway.Callers;

/// <summary>Puts the Callers slice into the host.</summary>
internal static class CallerExtensions
{
    /// <summary>Section <c>Callers</c> of <paramref name="configuration"/> → <see cref="CallerDirectory"/>.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSliceOptions<CallerOptions>(configuration.GetSection("Callers"), options => options.Problems())
            .AddSingleton<IssuerDocuments>()
            .AddSingleton(provider =>
                Directory(
                    provider.GetRequiredService<IOptions<CallerOptions>>().Value,
                    provider.GetRequiredService<IssuerDocuments>(),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<IssuerKeys>>()
                )
            )
            .AddHostedService<IssuerWarmUp>();

    internal static CallerDirectory Directory(
        CallerOptions options,
        IDocumentRetriever documents,
        TimeProvider time,
        ILogger logger
    )
    {
        var issuers = options.Issuers.Select(
            (issuer, i) =>
                Trust(
                    issuer,
                    $"Callers:Issuers:{i}",
                    documents,
                    Discovery(issuer.Issuer),
                    options.ClockSkew,
                    time,
                    logger
                )
        );
        if (options.Development.Directory is { } directory)
        {
            issuers = issuers.Append(
                Trust(
                    new IssuerOptions { Issuer = DevelopmentIssuer.Issuer, Audiences = [DevelopmentIssuer.Audience] },
                    "Callers:Development",
                    new DevelopmentDocuments(directory),
                    DevelopmentIssuer.DiscoveryFile,
                    options.ClockSkew,
                    time,
                    logger
                )
            );
        }
        return new CallerDirectory(
            issuers,
            new SignedCallers(options.SigV4, time),
            options.MaxTokenLength,
            options.RememberedTokens,
            time
        );
    }

    private static TrustedIssuer Trust(
        IssuerOptions issuer,
        string at,
        IDocumentRetriever documents,
        string discovery,
        TimeSpan clockSkew,
        TimeProvider time,
        ILogger logger
    ) =>
        new(
            new IssuerKeys(
                issuer.Issuer,
                documents,
                discovery,
                issuer.RefreshKeysEvery,
                issuer.KeepKeysFor,
                time,
                logger
            ),
            issuer.Audiences,
            issuer.Algorithms,
            new ClaimMap(issuer.Claims, $"{at}:Claims"),
            clockSkew,
            time
        );

    private static string Discovery(string issuer) => $"{issuer.TrimEnd('/')}/.well-known/openid-configuration";
}
