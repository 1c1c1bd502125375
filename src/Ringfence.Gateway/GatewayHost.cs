using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Listening;
using Ringfence.Gateway.Recording;

namespace Ringfence.Gateway;

/// <summary>Builds the gateway as a web host: <c>ringfence gateway</c>, <c>ringfence up</c> and the tests all start it here.</summary>
public static class GatewayHost
{
    /// <summary>
    /// A host that is ready to start. Sections of <paramref name="configuration"/>: <c>Listen</c>, <c>Callers</c>, <c>Models</c>,
    /// <c>Quotas</c>, <c>Phi</c>, <c>Recording</c>, <c>Bedrock</c>, <c>Limits</c>; each slice's options say what is in it. The model policy is read
    /// again when the configuration changes.
    /// </summary>
    /// <param name="time">Null for the system's clock.</param>
    /// <param name="logging">Where logs go; null for nowhere.</param>
    /// <param name="guest">What else answers on the listener; null for nothing.</param>
    /// <exception cref="ConfigurationInvalidException">Something is wrong with the configuration: every problem, at once.</exception>
    /// <exception cref="Ringfence.Ledger.LedgerFault">The ledger cannot be opened.</exception>
    public static WebApplication Build(
        IConfiguration configuration,
        TimeProvider? time = null,
        Action<ILoggingBuilder>? logging = null,
        Guest? guest = null
    ) => Build(configuration, time, logging, services: null, guest);

    /// <summary>The same, with services replaced: tests put faults into them.</summary>
    internal static WebApplication Build(
        IConfiguration configuration,
        TimeProvider? time,
        Action<ILoggingBuilder>? logging,
        Action<IServiceCollection>? services,
        Guest? guest = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseSockets(Listeners.Apply);
        logging?.Invoke(builder.Logging);
        // The host's own request log has whole URLs in it, and would cost more than the gateway does.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // With any level on, this one opens an activity and a log scope for each request, which nothing reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton(time ?? TimeProvider.System).AddGateway(configuration);
        services?.Invoke(builder.Services);
        guest?.Services(builder.Services);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>(Listen);
        builder.Services.AddOptions<HostOptions>().Configure<LimitsOptions, RecordingOptions>(GiveTimeToStop);

        // Before the host is built, which would stop at the first problem that it meets.
        using (var slices = builder.Services.BuildServiceProvider())
        {
            ConfigurationInvalidException.ThrowIfAny(slices);
        }
        var app = builder.Build();
        TrustedProxies.Apply(app, app.Services.GetRequiredService<ListenerOptions>());
        if (guest is not null)
        {
            Receive(guest, app);
        }
        app.Run(app.Services.GetRequiredService<GatewayPipeline>().InvokeAsync);
        return app;
    }

    /// <summary>One look at the path is all that a call pays for it.</summary>
    private static void Receive(Guest guest, WebApplication app)
    {
        // A host that knows of authentication would put it before every call of its own accord; callers are known by step 1 alone.
        var properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = true;
        properties["__AuthorizationMiddlewareSet"] = true;
        var prefix = guest.Prefix;
        var pipeline = guest.Pipeline(app.Services);
        app.Use(next =>
            http =>
                http.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal) ? AnswerAsync(http) : next(http)
        );

        async Task AnswerAsync(HttpContext http)
        {
            // It reads files and databases: not on the thread that polls sockets.
            await SocketThreads.LeaveFor(int.MaxValue);
            http.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out var rest);
            http.Request.PathBase = prefix;
            http.Request.Path = rest.HasValue ? rest : "/";
            await pipeline(http);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, IServiceProvider services) =>
        Listeners.Apply(
            kestrel,
            services.GetRequiredService<ListenerOptions>(),
            services.GetRequiredService<LimitsOptions>()
        );

    /// <summary>The host must outwait <see cref="Drain"/>, the entries that are written after it, and the last copy to the archive.</summary>
    private static void GiveTimeToStop(HostOptions host, LimitsOptions limits, RecordingOptions recording) =>
        host.ShutdownTimeout =
            limits.DrainTimeout
            + TimeSpan.FromSeconds(15)
            + (recording.Archive.To.Length > 0 ? recording.Archive.LastCopy : TimeSpan.Zero);
}
