using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

/// <summary>A small ledger in a folder of its own, part of it published and part only in the journal, to be altered.</summary>
internal sealed class LedgerSample : IDisposable
{
    public const string Origin = "ringfence.example.com/sample";
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private LedgerSample(string verifierKey) => VerifierKey = verifierKey;

    public string VerifierKey { get; }

    public string Directory => _folder["copy"];

    /// <summary>Makes one; entries that are not published are committed one by one.</summary>
    public static async Task<LedgerSample> Make(int published, int unpublished, int earlier = 0)
    {
        TemporaryFolder work = TemporaryFolder.InMemory();
        using var signer = KeyFile.OpenOrCreate(work["key"], Origin);
        LedgerSample sample = new(signer.VerifierKey);
        LedgerOptions options = new()
        {
            Directory = work["log"],
            Origin = Origin,
            PublishEvery = Timeout.InfiniteTimeSpan,
        };
        await using (var log = MerkleLog.Open(options, signer, TimeProvider.System))
        {
            await Append(log, 0, earlier);
            await log.PublishAsync();
            await Append(log, earlier, published - earlier);
            await log.PublishAsync();
            for (var i = 0; i < unpublished; i++)
            {
                await log.AppendAsync(Entry(published + i));
            }

            // A copy of a ledger that is being written.
            Copy(work["log"], sample.Directory);
        }

        work.Dispose();
        return sample;
    }

    public static byte[] Entry(int i) => Encoding.UTF8.GetBytes($"{{\"entry\":{i}}}");

    public LedgerReport Verify() =>
        LedgerVerifier.Verify(Directory, new VerificationOptions { VerifierKey = VerifierKey });

    public byte[] this[string path]
    {
        get => File.ReadAllBytes(Path.Combine(Directory, path));
        set => File.WriteAllBytes(Path.Combine(Directory, path), value);
    }

    public IEnumerable<string> Files() =>
        System
            .IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Directory, file));

    public void Remove(string path) => File.Delete(Path.Combine(Directory, path));

    public void Dispose() => _folder.Dispose();

    private static async Task Append(MerkleLog log, int first, int count)
    {
        List<Task<long>> appends = [];
        for (var i = 0; i < count; i++)
        {
            appends.Add(log.AppendAsync(Entry(first + i)).AsTask());
        }

        await Task.WhenAll(appends);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) != "lock")
            {
                File.Copy(file, copy);
            }
        }
    }
}
