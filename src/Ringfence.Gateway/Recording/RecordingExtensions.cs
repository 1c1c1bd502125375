using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Gateway.Recording;

/// <summary>Puts the Recording slice into the host.</summary>
internal static class RecordingExtensions
{
    /// <summary>Section <c>Recording</c> of <paramref name="configuration"/> → <see cref="Recorder"/>, with the ledger open.</summary>
    public static IServiceCollection AddRecording(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSlice<RecordingOptions>(configuration.GetSection("Recording"), options => options.Problems())
            .AddSingleton(Signer)
            .AddSingleton(Open)
            .AddSingleton<OwedAnswers>()
            .AddHostedService(provider => provider.GetRequiredService<OwedAnswers>())
            .AddSingleton<Recorder>();

    private static ICheckpointSigner Signer(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<RecordingOptions>();
        return KeyFile.OpenOrCreate(options.KeyFile, options.Origin);
    }

    private static MerkleLog Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<RecordingOptions>();
        return MerkleLog.Open(
            new LedgerOptions
            {
                Directory = options.Directory,
                Origin = options.Origin,
                PublishEvery = options.PublishEvery,
            },
            provider.GetRequiredService<ICheckpointSigner>(),
            provider.GetRequiredService<TimeProvider>()
        );
    }
}
