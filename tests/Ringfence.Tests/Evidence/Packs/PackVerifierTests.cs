using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ringfence.Evidence.Packs;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Tests.Evidence.Packs;

public sealed class PackVerifierTests : IDisposable
{
    private readonly PackWorld _world = new();

    [Fact]
    public async Task A_pack_as_it_was_sealed_verifies()
    {
        await MakeAsync();
        var found = PackVerifier.Verify(_world.Folder, _world.Key);
        Assert.Empty(found.Findings);
        Assert.Equal((1, false), (found.Proofs, found.KeyIsTheirs));
        Assert.Contains("entry 0 of ringfence.test/packs", found.Sealed, StringComparison.Ordinal);
        Assert.True(PackVerifier.Verify(_world.Folder).KeyIsTheirs);
    }

    [Fact]
    public async Task Every_file_that_is_altered_or_missing_is_named()
    {
        await MakeAsync();
        var files = Directory.GetFiles(_world.Folder, "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 8);
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(_world.Folder, file);
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var altered = bytes.ToArray();
            altered[^3] ^= 1;
            await File.WriteAllBytesAsync(file, altered, TestContext.Current.CancellationToken);
            Assert.Contains(
                Verify(),
                finding =>
                    finding.File == Named(name)
                    && $"{finding.File} {finding.Detail}".Contains(name, StringComparison.Ordinal)
            );
            File.Delete(file);
            Assert.Contains(Verify(), finding => finding.Kind == "missing" && finding.File == name);

            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            Assert.Empty(Verify());
        }

        // An entry is judged by the proof beside it.
        static string Named(string name) => name == "seal.json" ? "seal.tlog-proof" : name;
    }

    [Theory]
    [InlineData("exhibits/E-999.csv")]
    [InlineData("note.txt")]
    [InlineData("proofs/x/y.json")]
    public async Task Every_file_that_was_added_is_named(string name)
    {
        await MakeAsync();
        var path = Path.Combine(_world.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "more", TestContext.Current.CancellationToken);
        var finding = Assert.Single(Verify());
        Assert.Equal(("added", name), (finding.Kind, finding.File));
    }

    [Fact]
    public async Task A_manifest_made_anew_for_an_altered_file_is_not_the_one_that_was_sealed()
    {
        await MakeAsync();
        var page = Path.Combine(_world.Folder, "index.html");
        await File.AppendAllTextAsync(page, "<!-- better -->", TestContext.Current.CancellationToken);
        var path = Path.Combine(_world.Folder, "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        var entry = manifest["files"]!.AsArray().Single(file => (string)file!["path"]! == "index.html")!;
        entry["sha256"] = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(page, TestContext.Current.CancellationToken))
        );
        await File.WriteAllTextAsync(path, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        var finding = Assert.Single(Verify());
        Assert.Equal(("altered", "manifest.json"), (finding.Kind, finding.File));
    }

    [Fact]
    public async Task A_manifest_that_leads_out_of_its_directory_is_refused()
    {
        await MakeAsync();
        var path = Path.Combine(_world.Folder, "manifest.json");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            path,
            text.Replace("index.html", "../../etc/passwd", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(Verify(), finding => finding.Kind == "manifest" && finding.Detail.Contains("../../etc/passwd"));
    }

    [Fact]
    public async Task Another_ledgers_key_does_not_verify_it()
    {
        await MakeAsync();
        var folder = Directory.CreateTempSubdirectory("key-").FullName;
        using var other = KeyFile.OpenOrCreate(Path.Combine(folder, "other.key"), "ringfence.test/packs");
        var found = PackVerifier.Verify(_world.Folder, VerifierKey.Parse(other.VerifierKey));
        Assert.Contains(found.Findings, finding => finding is { Kind: "seal", File: "seal.tlog-proof" });
        Assert.Null(found.Sealed);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Proofs_of_another_ledger_are_checked_with_its_key_and_told_as_unchecked_without()
    {
        var gateway = await _world.GatewayAsync();
        await MakeAsync();
        var without = PackVerifier.Verify(_world.Folder, _world.Key);
        Assert.Empty(without.Findings);
        Assert.Equal(["ringfence.test/gateway"], without.Unchecked);
        var with = PackVerifier.Verify(_world.Folder, _world.Key, gateway);
        Assert.Empty(with.Findings);
        Assert.Empty(with.Unchecked);
        Assert.Equal((1, 2), (without.Proofs, with.Proofs));
    }

    [Fact]
    public async Task A_pack_is_never_written_over_another()
    {
        await MakeAsync();
        var pack = Pack.Assess(null, _world.Request());
        Assert.Throws<InvalidDataException>(() => PackWriter.Write(pack, _world.Folder, "k"));
    }

    public void Dispose() => _world.Dispose();

    private IReadOnlyList<PackFinding> Verify() => PackVerifier.Verify(_world.Folder, _world.Key).Findings;

    private Task MakeAsync() =>
        _world.SealAsync(
            _world
                .Proven(0, 8)
                .Event("s3", "PutBucketVersioning", """{"VersioningConfiguration":{"Status":"Enabled"}}""")
                .Audit("bucket-has-versioning", "Pass")
                .Assess()
        );
}
