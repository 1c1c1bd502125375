using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Tiles;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

public sealed class LedgerVerifierTests
{
    [Fact]
    public async Task An_untouched_ledger_verifies_journal_included()
    {
        using var sample = await LedgerSample.Make(published: 300, unpublished: 6, earlier: 10);
        var report = sample.Verify();
        Assert.Empty(report.Findings);
        Assert.True(report.Ok);
        Assert.Equal((LedgerSample.Origin, 300L, 6L), (report.Origin, report.Size, report.JournalEntries));
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void The_vectors_verify()
    {
        var vectors = Vectors.Read();
        VerificationOptions options = new()
        {
            VerifierKey = vectors.GetProperty("vkey").GetString(),
            Witnesses = [vectors.GetProperty("witness_vkey").GetString()!],
        };
        var report = LedgerVerifier.Verify(Vectors.Log, options);
        Assert.Empty(report.Findings);
        Assert.Equal(
            (600L, vectors.GetProperty("roots").GetProperty("600").Hash().ToString()),
            (report.Size, report.Root)
        );
    }

    [Fact]
    public async Task Any_byte_changed_is_named_with_its_place()
    {
        using var sample = await LedgerSample.Make(published: 300, unpublished: 6, earlier: 10);
        Random random = new(20261122);
        foreach (var path in sample.Files().Order(StringComparer.Ordinal).ToList())
        {
            var original = sample[path];
            var step = original.Length > 1000 ? 13 : 1;
            for (var at = random.Next(step); at < original.Length; at += step)
            {
                byte[] altered = [.. original];
                altered[at] ^= (byte)(1 << random.Next(8));
                sample[path] = altered;
                var findings = sample.Verify().Findings;
                Assert.True(
                    findings.Any(finding => finding.File == path && Names(finding, path, original, at)),
                    $"{path}, byte {at}: {string.Join("; ", findings)}"
                );
            }

            sample[path] = original;
        }

        Assert.Empty(sample.Verify().Findings);
    }

    [Fact]
    public async Task One_altered_entry_or_tile_is_one_finding()
    {
        using var sample = await LedgerSample.Make(published: 70_000, unpublished: 0);
        Assert.Equal("tile/entries/100, entry 25705: Entry", await Only(sample, "tile/entries/100", 100 * 16 + 200));
        Assert.Equal("tile/0/100, entry 25607: Tile", await Only(sample, "tile/0/100", (7 * 32) + 3));
        Assert.Equal("tile/0/273.p/112, entry 69889: Tile", await Only(sample, "tile/0/273.p/112", 32));
        Assert.Equal("tile/1/000, entry 2560: Tile", await Only(sample, "tile/1/000", 10 * 32));
        Assert.Equal("tile/1/001.p/17, entry 69632: Tile", await Only(sample, "tile/1/001.p/17", 16 * 32));
        Assert.Equal("tile/2/000.p/1, entry 0: Tile", await Only(sample, "tile/2/000.p/1", 0));
    }

    [Theory]
    [InlineData("tile/0/000", 0L)]
    [InlineData("tile/0/001.p/44", 256L)]
    [InlineData("tile/1/000.p/1", 0L)]
    [InlineData("tile/entries/000", 0L)]
    [InlineData("tile/entries/001.p/44", 256L)]
    public async Task A_file_that_is_missing_or_cut_short_is_named(string path, long index)
    {
        using var sample = await LedgerSample.Make(published: 300, unpublished: 0);
        var original = sample[path];
        sample.Remove(path);
        var missing = Assert.Single(sample.Verify().Findings);
        Assert.Equal((path, index, "no file"), (missing.File, missing.Index, missing.Found));
        sample[path] = original[..^1];
        Assert.Contains(sample.Verify().Findings, finding => finding.File == path);
        sample[path] = [.. original, 0];
        Assert.Contains(sample.Verify().Findings, finding => finding.File == path);
    }

    [Fact]
    public async Task A_checkpoint_signed_by_another_key_is_not_taken_for_an_earlier_one()
    {
        using var sample = await LedgerSample.Make(published: 3, unpublished: 0);
        using var other = await LedgerSample.Make(published: 2, unpublished: 0);
        VerificationOptions options = new()
        {
            VerifierKey = sample.VerifierKey,
            EarlierCheckpoint = other["checkpoint"],
        };
        var finding = Assert.Single(LedgerVerifier.Verify(sample.Directory, options).Findings);
        Assert.Equal((FindingKind.Signature, "earlier checkpoint"), (finding.Kind, finding.File));
    }

    [Fact]
    public async Task A_ledger_rewritten_by_who_has_the_key_is_caught_by_an_earlier_checkpoint()
    {
        using TemporaryFolder folder = new();
        using var signer = KeyFile.OpenOrCreate(folder["key"], LedgerSample.Origin);
        var honest = await Write(folder["honest"], signer, "one", "two", "three");
        var shorter = await Write(folder["shorter"], signer, "one", "two");
        var rewritten = await Write(folder["rewritten"], signer, "one", "TWO", "three", "four");
        VerificationOptions options = new() { VerifierKey = signer.VerifierKey, EarlierCheckpoint = honest };
        Assert.True(LedgerVerifier.Verify(folder["rewritten"], options with { EarlierCheckpoint = rewritten }).Ok);
        foreach (var directory in (string[])["shorter", "rewritten"])
        {
            var finding = Assert.Single(LedgerVerifier.Verify(folder[directory], options).Findings);
            Assert.Equal(FindingKind.Inconsistent, finding.Kind);
        }

        Assert.True(LedgerVerifier.Verify(folder["honest"], options with { EarlierCheckpoint = shorter }).Ok);
    }

    [Fact]
    public async Task Without_a_key_given_it_says_what_its_trust_rests_on()
    {
        using var sample = await LedgerSample.Make(published: 3, unpublished: 0);
        var report = LedgerVerifier.Verify(sample.Directory, new VerificationOptions());
        Assert.True(report.Ok);
        Assert.Contains(sample.VerifierKey, Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_no_ledger_has_is_named()
    {
        using var sample = await LedgerSample.Make(published: 3, unpublished: 0);
        sample["tile/0/001"] = new byte[8192];
        sample["notes.txt"] = [];
        Assert.Equal(
            [("notes.txt", FindingKind.Stray), ("tile/0/001", FindingKind.Stray)],
            sample.Verify().Findings.Select(finding => (finding.File, finding.Kind)).Order()
        );
    }

    [Fact]
    public async Task An_unfinished_commit_at_the_end_is_told_and_is_no_finding()
    {
        using var sample = await LedgerSample.Make(published: 3, unpublished: 6);
        var path = Assert.Single(sample.Files(), file => file.StartsWith("journal/", StringComparison.Ordinal));
        var original = sample[path].AsSpan().TrimEnd((byte)0).ToArray();
        for (var cut = 1; cut < 100; cut++)
        {
            sample[path] = original[..^cut];
            var report = sample.Verify();
            Assert.Empty(report.Findings);
            Assert.Equal(5, report.JournalEntries);
            Assert.Contains("unfinished", Assert.Single(report.Notes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_ledger_verifies_while_it_is_written()
    {
        using TemporaryFolder folder = new();
        using var signer = KeyFile.OpenOrCreate(folder["key"], LedgerSample.Origin);
        LedgerOptions options = new()
        {
            Directory = folder["log"],
            Origin = LedgerSample.Origin,
            PublishEvery = TimeSpan.FromMilliseconds(1),
        };
        await using var log = MerkleLog.Open(options, signer, TimeProvider.System);
        using CancellationTokenSource enough = new();
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    await log.AppendAsync(LedgerSample.Entry(i));
                }
            },
            TestContext.Current.CancellationToken
        );
        for (var i = 0; i < 50; i++)
        {
            var report = LedgerVerifier.Verify(
                folder["log"],
                new VerificationOptions { VerifierKey = signer.VerifierKey }
            );
            Assert.Empty(report.Findings);
            var reader = LedgerReader.Open(folder["log"]);
            Assert.Equal(reader.Size, reader.Entries().Count());
        }

        await enough.CancelAsync();
        await writing;
    }

    private static bool Names(LedgerFinding finding, string path, byte[] original, int at)
    {
        if (!TileId.TryParse(path, out var tile))
        {
            return true;
        }

        if (tile.Level != TileId.Entries)
        {
            return finding.Index == ((tile.Index * 256) + (at / TreeHash.Length)) << (tile.Level * 8);
        }

        ReadOnlySpan<byte> rest = original;
        var entry = tile.Index * 256;
        while (EntryBundle.TryTake(ref rest, out _) && original.Length - rest.Length <= at)
        {
            entry++;
        }

        return finding.Index == entry;
    }

    private static Task<string> Only(LedgerSample sample, string path, int at)
    {
        var original = sample[path];
        byte[] altered = [.. original];
        altered[at] ^= 1;
        sample[path] = altered;
        var findings = sample.Verify().Findings;
        sample[path] = original;
        return Task.FromResult(
            string.Join("; ", findings.Select(finding => $"{finding.File}, entry {finding.Index}: {finding.Kind}"))
        );
    }

    private static async Task<byte[]> Write(string directory, ICheckpointSigner signer, params string[] entries)
    {
        LedgerOptions options = new() { Directory = directory, Origin = LedgerSample.Origin };
        await using (var log = MerkleLog.Open(options, signer, TimeProvider.System))
        {
            foreach (var entry in entries)
            {
                await log.AppendAsync(Encoding.UTF8.GetBytes(entry));
            }
        }

        return await File.ReadAllBytesAsync(Path.Combine(directory, "checkpoint"));
    }
}
