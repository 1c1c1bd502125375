using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Bedrock;
using Ringfence.Ledger;
using Ringfence.Ledger.Archiving;
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
            .AddSingleton<LedgerLag>()
            .AddHostedService(provider => provider.GetRequiredService<LedgerLag>())
            .AddArchive(configuration["Recording:Archive:To"])
            .AddSingleton<OwedAnswers>()
            .AddHostedService(provider => provider.GetRequiredService<OwedAnswers>())
            .AddSingleton<Recorder>();

    // Before what still appends when the host stops: services stop in the opposite order, and the last entry is to be copied too.
    private static IServiceCollection AddArchive(this IServiceCollection services, string? to) =>
        string.IsNullOrEmpty(to)
            ? services
            : services
                .AddSingleton<ILedgerArchive, S3Archive>()
                .AddSingleton<ArchiveCopy>()
                .AddSingleton<ArchiveLoop>()
                .AddHostedService(provider => provider.GetRequiredService<ArchiveLoop>());

    private static ICheckpointSigner Signer(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<RecordingOptions>();
        return options.Kms.Key.Length == 0
            ? KeyFile.OpenOrCreate(options.KeyFile, options.Origin)
            : KmsSigner.Open(
                options.Kms,
                options.Origin,
                provider.GetRequiredService<CallerKeys>().Own,
                provider.GetRequiredService<TimeProvider>()
            );
    }

    private static MerkleLog Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<RecordingOptions>();
        LedgerOptions ledger = new()
        {
            Directory = options.Directory,
            Origin = options.Origin,
            PublishEvery = options.PublishEvery,
        };
        var (signer, time) = (
            provider.GetRequiredService<ICheckpointSigner>(),
            provider.GetRequiredService<TimeProvider>()
        );
        return options.Kms.Key.Length == 0
            ? MerkleLog.Open(ledger, signer, time)
            : MerkleLog.Open(ledger, signer, KeyFile.OpenOrCreate(options.KeyFile, options.Origin), time);
    }
}
