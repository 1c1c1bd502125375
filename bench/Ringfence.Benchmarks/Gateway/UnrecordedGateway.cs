using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway;
using Ringfence.Gateway.Health;
using Ringfence.Gateway.Recording;
using Ringfence.Ledger;

namespace Ringfence.Benchmarks.Gateway;

/// <summary>The gateway with its recorder taken out: what everything but recording costs. It exists in the benchmark and nowhere else.</summary>
internal static class UnrecordedGateway
{
    public static async Task<int> RunAsync(string configurationFile)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(configurationFile).Build();
        await using var gateway = GatewayHost.Build(
            configuration,
            time: null,
            logging: null,
            services => services.AddSingleton<Recorder, NoRecorder>()
        );
        await gateway.RunAsync();
        return 0;
    }

    private sealed class NoRecorder(
        MerkleLog ledger,
        LedgerLag lag,
        OwedAnswers owed,
        GatewayMetrics metrics,
        TimeProvider time,
        ILogger<Recorder> log
    ) : Recorder(ledger, lag, owed, metrics, time, log)
    {
        public override ValueTask<Refusal?> AskedAsync(Exchange exchange) => default;

        public override ValueTask<Refusal?> AnsweredAsync(Exchange exchange) => default;
    }
}
