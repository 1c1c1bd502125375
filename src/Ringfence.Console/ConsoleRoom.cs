using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Ringfence.Console.Audits;
using Ringfence.Console.Book;
using Ringfence.Console.Calls;
using Ringfence.Console.Disclosures;
using Ringfence.Console.Follow;
using Ringfence.Console.Ledger;
using Ringfence.Console.Live;
using Ringfence.Console.Packs;
using Ringfence.Console.Questions;
using Ringfence.Console.Record;
using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;
using Ringfence.Console.Usage;

namespace Ringfence.Console;

/// <summary>Puts the console into a host, and makes what answers below <see cref="ConsoleOptions.Prefix"/>.</summary>
public static class ConsoleRoom
{
    /// <summary>
    /// The console's services. The host brings <see cref="Ringfence.Ledger.MerkleLog"/>, <see cref="TimeProvider"/>,
    /// <see cref="IRunningGateway"/> and <see cref="OneTimeLinks"/>.
    /// </summary>
    public static IServiceCollection AddConsole(
        this IServiceCollection services,
        ConsoleOptions options,
        EvidencePlaces places
    )
    {
        services.AddSingleton(options).AddSingleton(places).AddSingleton<HostNames>().AddSingleton<Sessions>();
        services
            .AddSingleton<SeenEvents>()
            .AddSingleton<UsageReport>()
            .AddSingleton<FirstSeen>()
            .AddSingleton<KeptAudits>();
        services
            .AddSingleton<CallBook>()
            .AddSingleton<ContentDesk>()
            .AddSingleton<LedgerDesk>()
            .AddSingleton<Registers>()
            .AddSingleton<Upload>()
            .AddSingleton<PostureRuns>()
            .AddSingleton<LastRun>();
        services.AddSingleton<PackShelf>().AddSingleton<PackChecks>().AddSingleton<DisclosureAccount>();
        services.AddSingleton<CheckpointShelf>().AddHostedService(host => host.GetRequiredService<CheckpointShelf>());
        services.AddHttpContextAccessor().AddSingleton<Trace>().AddSingleton<Export>();
        services.AddScoped(host => Person.Of(host.GetRequiredService<IHttpContextAccessor>().HttpContext!.User)!);
        services.AddSingleton<LedgerTail>().AddHostedService(host => host.GetRequiredService<LedgerTail>());
        services.AddSingleton<EvidenceFollower>().AddHostedService(host => host.GetRequiredService<EvidenceFollower>());
        services.AddSingleton<WholeCheck>().AddHostedService(host => host.GetRequiredService<WholeCheck>());
        AddOidc(services, options);
        services.AddRouting();
        services.AddRazorComponents();
        // Sessions end with the process, and so may what forms are signed with.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Forms are read before anybody is let in: none is larger than what may be audited.
        services.Configure<FormOptions>(forms =>
            forms.MultipartBodyLengthLimit = AuditEndpoints.MostBytes + (1024 * 1024)
        );
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = options.IsSecure ? "__Host-ringfence-form" : "ringfence-form";
            forms.Cookie.Path = "/";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services
            .AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Roles.Viewer).Build());
        services.AddCascadingAuthenticationState();
        return services;
    }

    /// <summary>What answers; made once.</summary>
    public static RequestDelegate Pipeline(IServiceProvider host)
    {
        var app = new ApplicationBuilder(host);
        if (host.GetRequiredService<ConsoleOptions>().IsSecure)
        {
            // TLS may end at a load balancer: the browser's request was made by it all the same, and its cookies are to be kept so.
            app.Use(
                (http, next) =>
                {
                    http.Request.Scheme = Uri.UriSchemeHttps;
                    return next(http);
                }
            );
        }
        app.UseAuthentication();
        app.UseMiddleware<Gate>();
        app.UseStatusCodePagesWithReExecute("/told/{0}", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseEndpoints(routes =>
        {
            routes.MapAssets();
            routes.MapSignIn();
            routes.MapCalls();
            routes.MapLedger();
            routes.MapUsage();
            routes.MapAudits();
            routes.MapQuestions();
            routes.MapPacks();
            routes.MapRazorComponents<Document>();
        });
        return app.Build();
    }

    private static void AddOidc(IServiceCollection services, ConsoleOptions options)
    {
        if (!options.Oidc.IsConfigured)
        {
            return;
        }
        var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.All,
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        services.AddSingleton(host => new OidcFlow(
            options.Oidc,
            new Uri(new Uri(options.PublicUrl), $"{ConsoleOptions.Prefix}/sign-in/callback"),
            new HttpDocumentRetriever(http) { RequireHttps = !new Uri(options.Oidc.Issuer).IsLoopback },
            new TokenEndpoint(http, options.Oidc),
            new IdTokens(options.Oidc, host.GetRequiredService<TimeProvider>()),
            host.GetRequiredService<TimeProvider>()
        ));
    }
}
