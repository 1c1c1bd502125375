using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Console.Audits;
using Ringfence.Console.Follow;
using Ringfence.Console.Ledger;
using Ringfence.Console.SignIn;
using Ringfence.Controls;
using Ringfence.Evidence.Packs;
using Ringfence.Evidence.Store;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Packs;

/// <summary>Evidence packs in the console's directory: built, sealed in the gateway's own ledger, listed, verified, packed to leave.</summary>
internal sealed class PackShelf(
    ConsoleOptions options,
    EvidencePlaces places,
    LedgerDesk desk,
    MerkleLog ledger,
    Registers registers,
    PostureRuns runs,
    TimeProvider time
)
{
    private int _building; // 1 while a pack is being built; taken and given back by Interlocked

    private string Root => Path.Combine(options.Directory, "packs");

    /// <summary>All of them, newest first.</summary>
    public IReadOnlyList<ShelvedPack> All() =>
        !Directory.Exists(Root)
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories(Root)
                    .Select(path => Read(Path.GetFileName(path)))
                    .OfType<ShelvedPack>()
                    .OrderByDescending(pack => pack.Made),
            ];

    /// <summary>One by its name; null when there is none.</summary>
    public ShelvedPack? Find(string id) => IsName(id) ? Read(id) : null;

    /// <summary>Builds and seals one; null when another is being built.</summary>
    /// <param name="audit">An audit of the person's own that is to speak in it.</param>
    /// <exception cref="LedgerFault">It could not be sealed, and is not kept.</exception>
    /// <exception cref="InvalidDataException">A register, a result of an audit or the ledger cannot be read.</exception>
    public async Task<ShelvedPack?> BuildAsync(
        Framework framework,
        DateTimeOffset from,
        DateTimeOffset to,
        Person person,
        KeptAudit? audit
    )
    {
        if (Interlocked.Exchange(ref _building, 1) == 1)
        {
            return null;
        }

        // A name that is no pack's: what a crash leaves is not listed.
        var building = Path.Combine(Root, $".building-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        try
        {
            Directory.CreateDirectory(Root);
            var made = time.GetUtcNow();
            var writer = await Task.Run(() => Write(framework, from, to, made, building, audit));
            writer.Seal(
                await PackSeal.AppendAsync(
                    new PackSealed
                    {
                        Time = made,
                        RequestId = Guid.CreateVersion7(made).ToString(),
                        Framework = framework.Id,
                        From = from,
                        To = to,
                        Digest = writer.Digest,
                        By = person.User,
                    },
                    ledger,
                    desk.VerifierKey
                )
            );
            var id =
                $"{framework.Id}-{from:yyyyMMdd}-{to:yyyyMMdd}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            Directory.Move(building, Path.Combine(Root, id));
            return Read(id);
        }
        finally
        {
            if (Directory.Exists(building))
            {
                Directory.Delete(building, recursive: true);
            }

            Interlocked.Exchange(ref _building, 0);
        }
    }

    /// <summary>Where one lies.</summary>
    public string PathOf(ShelvedPack pack) => Path.Combine(Root, pack.Id);

    /// <summary>Verifies a pack by the ledger's key, and by another where it was sealed elsewhere.</summary>
    /// <exception cref="InvalidDataException">It is no pack.</exception>
    public PackVerification Verify(string directory, VerifierKey? other)
    {
        if (!VerifierKey.TryParse(desk.VerifierKey, out var own, out var problem))
        {
            throw new InvalidDataException(problem);
        }

        IReadOnlyList<VerifierKey> keys = other is null ? [own] : [own, other];
        return PackVerifier.Verify(directory, keys);
    }

    /// <summary>One as a zip file.</summary>
    public byte[] Zip(string id)
    {
        var root = Path.Combine(Root, id);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var file in Directory
                    .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                var entry = zip.CreateEntry(Path.GetRelativePath(root, file).Replace('\\', '/'));
                using var to = entry.Open();
                to.Write(File.ReadAllBytes(file));
            }
        }

        return bytes.ToArray();
    }

    private PackWriter Write(
        Framework framework,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset made,
        string directory,
        KeptAudit? audit
    )
    {
        using var store = File.Exists(places.Store) ? EvidenceStore.OpenReadOnly(places.Store) : null;
        var posture = runs.Standing().Select(PostureFile.Read).ToList();
        if (audit is not null)
        {
            posture.Add(registers.AsPosture(audit));
        }

        var pack = Pack.Assess(store, new(framework, from, to, made, posture, registers.Statements(), [places.Ledger]));
        return PackWriter.Write(pack, directory, desk.VerifierKey);
    }

    private ShelvedPack? Read(string id)
    {
        var manifest = Path.Combine(Root, id, "manifest.json");
        if (!IsName(id) || !File.Exists(manifest))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var root = json.RootElement;
        return new(
            id,
            root.GetProperty("framework").GetString()!,
            root.GetProperty("from").GetDateTimeOffset(),
            root.GetProperty("to").GetDateTimeOffset(),
            root.GetProperty("made").GetDateTimeOffset(),
            root.GetProperty("status").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt32()),
            root.GetProperty("files").GetArrayLength()
        );
    }

    private static bool IsName(string id) =>
        id.Length is > 0 and <= 128
        && char.IsAsciiLetterOrDigit(id[0])
        && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
