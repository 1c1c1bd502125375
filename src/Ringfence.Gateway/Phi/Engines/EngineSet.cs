using Microsoft.Extensions.Logging;
using Ringfence.Aws.Calls;
using Ringfence.Gateway.Bedrock;
using Ringfence.Gateway.Health;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>The engines of the configuration, and a prompt's way to those that its team names: all at once.</summary>
internal sealed partial class EngineSet : IDisposable
{
    /// <summary>An answer that is longer than this is none.</summary>
    private const int MostAnswerBytes = 16 << 20;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan, // each engine has its own
        MaxResponseContentBufferSize = MostAnswerBytes,
    };

    private readonly Dictionary<string, Engine> _engines = new(StringComparer.Ordinal);
    private readonly ILogger<EngineSet> _log;

    public EngineSet(
        PhiOptions options,
        BedrockOptions bedrock,
        CallerKeys keys,
        GatewayMetrics metrics,
        TimeProvider time,
        ILogger<EngineSet> log
    )
    {
        _log = log;
        var aws = new SignedHttp(_http, keys.Own, time);
        foreach (var (name, engine) in options.Engines)
        {
            _engines.Add(name, new Engine(name, Open(engine, bedrock, aws), engine, metrics.Engines, time));
        }
    }

    /// <summary>What the named engines find in a text.</summary>
    /// <param name="failed">Takes the engines that gave no judgement and whose prompts may go without.</param>
    /// <exception cref="EngineRefusedException">One gave no judgement, and the prompt must not go without.</exception>
    public async Task<IReadOnlyList<PhiSpan>> FindAsync(
        IReadOnlyList<string> names,
        string text,
        string requestId,
        List<string> failed,
        CancellationToken cancel
    )
    {
        var asked = names.Select(name => FindAsync(_engines[name], text, requestId, cancel)).ToArray();
        List<PhiSpan> all = [];
        foreach (var (engine, found, fault) in await Task.WhenAll(asked))
        {
            if (found is not null)
            {
                all.AddRange(found);
            }
            else if (engine.MayFail)
            {
                failed.Add($"{engine.Name}={fault.Word()}");
            }
            else
            {
                throw new EngineRefusedException(engine.Name, fault);
            }
        }
        return all;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(Engine Engine, IReadOnlyList<PhiSpan>? Found, EngineFault Fault)> FindAsync(
        Engine engine,
        string text,
        string requestId,
        CancellationToken cancel
    )
    {
        try
        {
            return (engine, await engine.FindAsync(text, cancel), default);
        }
        catch (EngineException failed)
        {
            Log.Failed(_log, engine.Name, requestId, failed.Fault, engine.MayFail ? "went without it" : "was not sent");
            return (engine, null, failed.Fault);
        }
    }

    private IEngine Open(EngineOptions engine, BedrockOptions bedrock, SignedHttp aws)
    {
        var region = engine.Region.Length > 0 ? engine.Region : bedrock.Region;
        return engine.Kind switch
        {
            EngineKind.ComprehendMedical => new ComprehendMedical(
                aws,
                region,
                new Uri(Address(engine.Endpoint, "https://comprehendmedical.{region}.amazonaws.com", region))
            ),
            EngineKind.Guardrail => new BedrockGuardrail(
                aws,
                region,
                new Destinations(Address(engine.Endpoint, bedrock.Endpoint, region)).OfGuardrail(
                    region,
                    $"{engine.Id}:{engine.Version}"
                )
            ),
            _ => new PresidioAnalyzer(_http, new Uri(engine.Endpoint.TrimEnd('/') + "/analyze"), engine),
        };
    }

    private static string Address(string given, string usual, string region) =>
        (given.Length > 0 ? given : usual).Replace("{region}", region, StringComparison.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(
            402,
            LogLevel.Warning,
            "Engine {Engine} gave no judgement of call {RequestId} ({Fault}), which {Outcome}"
        )]
        public static partial void Failed(
            ILogger log,
            string engine,
            string requestId,
            EngineFault fault,
            string outcome
        );
    }
}
