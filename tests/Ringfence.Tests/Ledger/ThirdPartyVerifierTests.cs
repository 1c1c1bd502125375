using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Ledger;

/// <summary>Ledgers of this program, verified by a program in another language that was written from docs/ledger-format.md alone.</summary>
public sealed class ThirdPartyVerifierTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "verifiers", "verify_ledger.py");

    [Fact]
    public async Task A_ledger_of_ours_verifies_published_and_unpublished_part()
    {
        using var sample = await LedgerSample.Make(published: 70_000, unpublished: 5, earlier: 300);
        var result = await Verify(sample);
        Assert.True(result.GetProperty("ok").GetBoolean(), result.ToString());
        Assert.Equal(70_000, result.GetProperty("size").GetInt64());
        Assert.Equal(5, result.GetProperty("journalEntries").GetInt64());
        Assert.Equal(sample.Verify().Root, result.GetProperty("root").GetString());
    }

    [Theory]
    [InlineData("tile/entries/001.p/44", 70)]
    [InlineData("tile/entries/000", 3000)]
    [InlineData("tile/0/000", 100)]
    [InlineData("tile/1/000.p/1", 31)]
    [InlineData("checkpoint", 40)]
    [InlineData("journal/00000003", 60)]
    [InlineData("journal/00000003", 800)]
    public async Task An_altered_one_is_found_out_at_the_same_place_as_here(string path, int at)
    {
        using var sample = await LedgerSample.Make(published: 300, unpublished: 5, earlier: 10);
        var bytes = sample[path];
        bytes[at] ^= 1;
        sample[path] = bytes;
        var ours = sample.Verify().Findings[0];
        Assert.Equal(path, ours.File);
        var theirs = (await Verify(sample)).GetProperty("findings")[0];
        Assert.Equal(
            ours.Index?.ToString(),
            theirs.GetProperty("index").ToString() is { Length: > 0 } index ? index : null
        );
    }

    [Fact]
    public async Task A_ledger_that_was_cut_back_is_found_out_by_an_earlier_checkpoint()
    {
        using TemporaryFolder folder = new();
        using var sample = await LedgerSample.Make(published: 20, unpublished: 0, earlier: 10);
        await File.WriteAllBytesAsync(folder["earlier"], sample["checkpoint"], TestContext.Current.CancellationToken);
        Assert.True((await Verify(sample, folder["earlier"])).GetProperty("ok").GetBoolean());
        using var other = await LedgerSample.Make(published: 20, unpublished: 0);
        Assert.False((await Verify(other, folder["earlier"])).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_proof_file_of_ours_verifies_for_its_entry_alone()
    {
        using TemporaryFolder folder = new();
        using var sample = await LedgerSample.Make(published: 300, unpublished: 0);
        var proof = LedgerReader.Open(sample.Directory).ProveInclusion(263);
        await File.WriteAllTextAsync(folder["263.tlog-proof"], proof.ToString(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["entry"], LedgerSample.Entry(263), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["other"], LedgerSample.Entry(264), TestContext.Current.CancellationToken);
        var good = await Run("--proof", folder["263.tlog-proof"], folder["entry"], sample.VerifierKey);
        Assert.Equal(263, good.GetProperty("index").GetInt64());
        var bad = await Run("--proof", folder["263.tlog-proof"], folder["other"], sample.VerifierKey);
        Assert.False(bad.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData(
        """{"NAME":2,"HEALTH_PLAN":1}""",
        "pseudonym",
        """["2026a:MRN:9f2c41d07be35a189f2c41d07be35a18"]""",
        true
    )]
    [InlineData("""{}""", "off", "[]", true)]
    [InlineData("""{"NAME":0}""", "label", "[]", false)]
    [InlineData("""{"Okafor":1}""", "label", "[]", false)]
    [InlineData("""{"NAME":1}""", "masked", "[]", false)]
    [InlineData("""{"NAME":1}""", "off", "[]", false)]
    [InlineData("""{"NAME":1}""", "block", "[]", false)]
    [InlineData("""{}""", "label", """["2026a:MRN:48213377"]""", false)]
    public async Task What_an_entry_says_of_identifiers_is_what_its_page_allows(
        string phi,
        string policy,
        string subjects,
        bool ok
    )
    {
        using TemporaryFolder folder = TemporaryFolder.InMemory();
        using var signer = KeyFile.OpenOrCreate(folder["key"], LedgerSample.Origin);
        LedgerOptions options = new() { Directory = folder["log"], Origin = LedgerSample.Origin };
        await using (var log = MerkleLog.Open(options, signer, TimeProvider.System))
        {
            var entry =
                $$$"""{"v":1,"type":"inference.asked","call":{"phi":{{{phi}}},"phiPolicy":"{{{policy}}}","subjects":{{{subjects}}}}}""";
            await log.AppendAsync(System.Text.Encoding.UTF8.GetBytes(entry));
            await log.PublishAsync();
        }

        var result = await Run(folder["log"], signer.VerifierKey);
        Assert.Equal(ok, result.GetProperty("ok").GetBoolean());
        Assert.Equal(ok ? 0 : 1, result.GetProperty("findings").GetArrayLength());
    }

    private static Task<JsonElement> Verify(LedgerSample sample, params string[] more) =>
        Run([sample.Directory, sample.VerifierKey, .. more]);

    internal static async Task<JsonElement> Run(params string[] arguments)
    {
        ProcessStartInfo start = new("python3", [Script, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                "This test needs python3, to run a verifier that is not ours.",
                missing
            );
        }

        using (process)
        {
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var result = JsonDocument.Parse(output).RootElement;
            Assert.Equal(result.GetProperty("ok").GetBoolean() ? 0 : 1, process.ExitCode);
            return result;
        }
    }
}
