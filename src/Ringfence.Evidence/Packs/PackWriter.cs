using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ringfence.Evidence.Packs;

/// <summary>
/// Writes a pack into a directory: <c>index.html</c>, <c>assessment-results.json</c> (OSCAL), CSV tables and exhibits, ledger proofs,
/// <c>manifest.json</c>, and then its seal.
/// </summary>
public sealed class PackWriter
{
    private readonly string _directory;

    private PackWriter(string directory, string digest) => (_directory, Digest) = (directory, digest);

    /// <summary>SHA-256 of the manifest, in lower hexadecimal: what the ledger is to hold.</summary>
    public string Digest { get; }

    /// <summary>Writes everything but the seal.</summary>
    /// <param name="directory">New or empty.</param>
    /// <param name="key">The verifier key of the ledger that will seal it.</param>
    /// <exception cref="InvalidDataException">The directory holds something.</exception>
    public static PackWriter Write(Pack pack, string directory, string key)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new InvalidDataException($"'{directory}' is not empty: a pack is never written over another");
        }

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["index.html"] = PackHtml.Write(pack),
            ["assessment-results.json"] = PackOscal.Write(pack),
            [PackSeal.KeyFile] = Encoding.UTF8.GetBytes(key + "\n"),
        };
        PackTables.Write(pack, files);
        foreach (var (path, bytes) in pack.Proofs)
        {
            files[path] = bytes;
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(Manifest(pack, files), PackJson.Default.PackManifest);
        files[PackManifest.File] = manifest;
        foreach (var (path, bytes) in files)
        {
            var to = Path.Combine(directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, bytes);
        }

        return new(directory, Convert.ToHexStringLower(SHA256.HashData(manifest)));
    }

    /// <summary>Adds the seal.</summary>
    public void Seal(PackSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        File.WriteAllBytes(Path.Combine(_directory, PackSeal.EntryFile), seal.Entry);
        File.WriteAllText(Path.Combine(_directory, PackSeal.ProofFile), seal.Proof.ToString());
    }

    private static PackManifest Manifest(Pack pack, SortedDictionary<string, byte[]> files) =>
        new()
        {
            Schema = PackManifest.Version,
            Framework = pack.Request.Framework.Id,
            From = pack.Request.From,
            To = pack.Request.To,
            Made = pack.Request.Made,
            Status = Enum.GetValues<PackStatus>()
                .ToDictionary(
                    status => status.ToString().ToLowerInvariant(),
                    status => pack.Controls.Count(control => control.Status == status)
                ),
            Files =
            [
                .. files.Select(file => new PackFile(
                    file.Key,
                    file.Value.Length,
                    Convert.ToHexStringLower(SHA256.HashData(file.Value))
                )),
            ],
        };
}
