using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ringfence.LocalBedrock.CloudTrail;
using Ringfence.LocalBedrock.ControlPlane;
using Ringfence.LocalBedrock.Ecs;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;
using Ringfence.LocalBedrock.Kms;
using Ringfence.LocalBedrock.Model;
using Ringfence.LocalBedrock.Runtime;
using Ringfence.LocalBedrock.Sts;

namespace Ringfence.LocalBedrock;

/// <summary>
/// The AWS side on one machine: Bedrock's runtime and control plane, STS and CloudTrail, with the log files that AWS would write.
/// </summary>
public static class LocalBedrockHost
{
    private const long MaxBodyBytes = 32 << 20;

    /// <summary>A host ready to start; it delivers what waits when it is stopped.</summary>
    /// <param name="logging">Where the host's own log goes; nowhere when null.</param>
    /// <exception cref="ArgumentException">Something is wrong with the options: every problem is named.</exception>
    /// <exception cref="IOException">Another stand-in uses the folder.</exception>
    public static WebApplication Build(
        LocalBedrockOptions options,
        TimeProvider time,
        Action<ILoggingBuilder>? logging = null
    )
    {
        string[] problems = [.. options.Problems()];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        }

        Directory.CreateDirectory(options.Directory);
        var builder = WebApplication.CreateEmptyBuilder(new());
        logging?.Invoke(builder.Logging);
        Listen(builder.WebHost, options);
        builder.Services.AddSingleton(_ => new DirectoryLock(options.Directory));
        AddAccount(builder.Services, options, time);
        AddOperations(builder.Services);
        var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<DirectoryLock>();
            app.Run(app.Services.GetRequiredService<Front>().HandleAsync);
            return app;
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    /// <summary>Where <paramref name="app"/> listens, once it has started.</summary>
    public static LocalEndpoints EndpointsOf(WebApplication app)
    {
        string[] addresses =
        [
            .. app
                .Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses,
        ];
        return new(new(addresses[0]), new(addresses[1]));
    }

    private static void Listen(ConfigureWebHostBuilder host, LocalBedrockOptions options)
    {
        var address = IPAddress.Parse(options.Address);
        host.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
                kestrel.Listen(address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
                kestrel.Listen(address, options.Http2Port, listen => listen.Protocols = HttpProtocols.Http2);
            });
    }

    private static void AddAccount(IServiceCollection services, LocalBedrockOptions options, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(time);
        services.AddSingleton(LongTermKeys.ReadOrCreate(options.Directory));
        services.AddSingleton(_ => new SessionTokens(options.Directory));
        services.AddSingleton<Principals>();
        services.AddSingleton<RoleAssumption>();
        services.AddSingleton(new ModelDirectory(options.Region, options.Account));
        services.AddSingleton<PromptCache>();
        services.AddSingleton<GuardrailStore>();
        services.AddSingleton(new LocalS3(options.Directory));
        services.AddSingleton(_ => new TrailKeys(options.Directory, time));
        services.AddSingleton<Trail>();
        services.AddSingleton<InvocationLogs>();
        services.AddSingleton(_ => new CallList(options.Directory));
        services.AddSingleton<Deliveries>();
        services.AddHostedService(provider => provider.GetRequiredService<Deliveries>());
    }

    private static void AddOperations(IServiceCollection services)
    {
        services.AddSingleton<Replies>();
        services.AddSingleton<Inference>();
        services.AddSingleton<WholeAnswer>();
        services.AddSingleton<StreamedAnswer>();
        services.AddSingleton<Generation>();
        services.AddSingleton<Embeddings>();
        services.AddSingleton<ConverseOperations>();
        services.AddSingleton<InvokeOperations>();
        services.AddSingleton<CountTokensOperation>();
        services.AddSingleton<ApplyGuardrailOperation>();
        services.AddSingleton<ModelOperations>();
        services.AddSingleton<ProfileOperations>();
        services.AddSingleton<LoggingOperations>();
        services.AddSingleton<GuardrailOperations>();
        services.AddSingleton<StsOperations>();
        services.AddSingleton<TrailOperations>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<KmsOperations>();
        services.AddSingleton<EcsOperations>();
        services.AddSingleton(provider => new Routes([
            .. provider.GetRequiredService<ConverseOperations>().Routes,
            .. provider.GetRequiredService<InvokeOperations>().Routes,
            .. provider.GetRequiredService<CountTokensOperation>().Routes,
            .. provider.GetRequiredService<ApplyGuardrailOperation>().Routes,
            .. provider.GetRequiredService<ModelOperations>().Routes,
            .. provider.GetRequiredService<ProfileOperations>().Routes,
            .. provider.GetRequiredService<LoggingOperations>().Routes,
            .. provider.GetRequiredService<GuardrailOperations>().Routes,
            .. provider.GetRequiredService<StsOperations>().Routes,
            .. provider.GetRequiredService<TrailOperations>().Routes,
            .. provider.GetRequiredService<KmsOperations>().Routes,
            .. provider.GetRequiredService<EcsOperations>().Routes,
        ]));
        services.AddSingleton<Authenticator>();
        services.AddSingleton<LocalPages>();
        services.AddSingleton<Front>();
    }
}
