using System.CommandLine;
using Ringfence.Cli;
using Ringfence.Cli.Report;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Gateway.Tests.Cli.Trail;

/// <summary>A pack is made while a gateway holds the ledger.</summary>
public sealed class SealTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("seal-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_held_ledger_is_told_with_the_way_out_and_the_way_out_works()
    {
        using var signer = KeyFile.OpenOrCreate(Path.Combine(_data, "keys", "ledger.key"), "ringfence.test/seal");
        await using var held = MerkleLog.Open(
            new LedgerOptions { Directory = Path.Combine(_data, "ledger"), Origin = "ringfence.test/seal" },
            signer,
            TimeProvider.System
        );
        var refused = await RunAsync("one");
        Assert.Equal(ExitCode.BadInput, refused.Exit);
        Assert.Contains("--seal", refused.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_data, "one")));

        var made = await RunAsync("two", "--seal", Path.Combine(_data, "packs"));
        Assert.Contains("report verify", made.Text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_data, "two", "seal.json")));
    }

    private async Task<(int Exit, string Text)> RunAsync(string pack, params string[] more)
    {
        using var output = new StringWriter();
        var exit = await CommandLine.RunAsync(
            new RootCommand { ReportCommand.Create() },
            [
                "report",
                "--framework",
                "hipaa",
                "--from",
                "2026-07-01",
                "--to",
                "2026-10-01",
                "--out",
                Path.Combine(_data, pack),
                "--data",
                _data,
                .. more,
            ],
            new InvocationConfiguration { Output = output, Error = output }
        );
        return (exit, output.ToString());
    }
}
