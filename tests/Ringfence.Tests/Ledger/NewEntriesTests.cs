using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

/// <summary>A verification of what came after an earlier checkpoint, and of nothing else.</summary>
public sealed class NewEntriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private string Log => _folder["log"];

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(5, 300, 0)]
    [InlineData(300, 300, 256)]
    [InlineData(256, 513, 256)]
    [InlineData(700, 66_000, 512)]
    [InlineData(65_536, 66_000, 65_536)]
    [InlineData(65_900, 66_000, 65_792)]
    public async Task A_ledger_that_grew_verifies_from_the_earlier_checkpoint_on(int older, int newer, long from)
    {
        var earlier = await GrowAsync(0, older);
        await GrowAsync(older, newer);
        var report = Verify(earlier);
        Assert.Empty(report.Findings);
        Assert.Equal((from, newer), (report.From, report.Size));
    }

    [Fact]
    public async Task Any_new_byte_changed_is_found_and_an_old_one_only_by_the_whole()
    {
        var earlier = await GrowAsync(0, 600);
        await GrowAsync(600, 700);
        foreach (
            var (file, at, isNew) in new (string, int, bool)[]
            {
                ("tile/entries/002.p/188", 40, true), // entry 514: old, in a bundle that has grown
                ("tile/entries/002.p/188", 1500, true),
                ("tile/0/002.p/188", 100 * 32, true),
                ("tile/1/000.p/2", 5, true), // what the earlier root is made of
                ("tile/entries/000", 40, false),
                ("tile/0/001", 40, false),
            }
        )
        {
            var path = Path.Combine(Log, file);
            var original = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            byte[] altered = [.. original];
            altered[at] ^= 1;
            await File.WriteAllBytesAsync(path, altered, TestContext.Current.CancellationToken);
            Assert.True(Verify(earlier).Ok != isNew, $"{file}, byte {at}");
            Assert.False(LedgerVerifier.Verify(Log, new()).Ok, $"{file}, byte {at}");
            await File.WriteAllBytesAsync(path, original, TestContext.Current.CancellationToken);
        }

        Assert.True(Verify(earlier).Ok);
    }

    [Fact]
    public async Task A_ledger_that_shrank_or_tells_another_history_is_found_at_once()
    {
        var earlier = await GrowAsync(0, 600);
        Directory.Delete(Log, recursive: true);
        await GrowAsync(0, 590);
        Assert.Equal(FindingKind.Inconsistent, Assert.Single(Verify(earlier).Findings).Kind);
        await GrowAsync(590, 700, entry => entry == 595 ? "another" : null);
        Assert.Equal(FindingKind.Inconsistent, Assert.Single(Verify(earlier).Findings).Kind);
    }

    [Fact]
    public async Task A_ledger_under_another_key_is_found_at_once()
    {
        var earlier = await GrowAsync(0, 600);
        Directory.Delete(Log, recursive: true);
        File.Delete(_folder["key"]);
        await GrowAsync(0, 600);
        Assert.Contains(Verify(earlier).Findings, finding => finding.Kind == FindingKind.Signature);
    }

    public void Dispose() => _folder.Dispose();

    private LedgerReport Verify(string earlier) =>
        LedgerVerifier.Verify(
            Log,
            new VerificationOptions { EarlierCheckpoint = Encoding.UTF8.GetBytes(earlier), OnlyNew = true }
        );

    /// <summary>Appends up to a size, and publishes; the checkpoint.</summary>
    private async Task<string> GrowAsync(int from, int to, Func<int, string?>? other = null)
    {
        using var signer = KeyFile.OpenOrCreate(_folder["key"], LedgerSample.Origin);
        var options = new LedgerOptions { Directory = Log, Origin = LedgerSample.Origin };
        await using var log = MerkleLog.Open(options, signer, TimeProvider.System);
        await Task.WhenAll(
            Enumerable
                .Range(from, to - from)
                .Select(at =>
                    log.AppendAsync(
                            other?.Invoke(at) is { } text ? Encoding.UTF8.GetBytes(text) : LedgerSample.Entry(at)
                        )
                        .AsTask()
                )
        );
        await log.PublishAsync();
        return log.Checkpoint;
    }
}
