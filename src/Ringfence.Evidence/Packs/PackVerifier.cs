using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Entries;

namespace Ringfence.Evidence.Packs;

/// <summary>Checks a pack with nothing but its files and the ledger's key: no network, no store, no ledger.</summary>
public sealed class PackVerifier
{
    private readonly string _directory;
    private readonly List<PackFinding> _findings = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal)
    {
        PackManifest.File,
        PackSeal.EntryFile,
        PackSeal.ProofFile,
    };

    private readonly SortedSet<string> _unchecked = new(StringComparer.Ordinal);
    private int _proofs;
    private string? _sealed;

    private PackVerifier(string directory) => _directory = directory;

    /// <summary>Verifies.</summary>
    /// <param name="keys">The ledgers' verifier keys as the reader knows them; empty: the pack's own, which proves less.</param>
    /// <exception cref="InvalidDataException">The directory is no pack, or no key can be had.</exception>
    public static PackVerification Verify(string directory, params IReadOnlyList<VerifierKey> keys) =>
        new PackVerifier(directory).Run(keys);

    private PackVerification Run(IReadOnlyList<VerifierKey> given)
    {
        if (Read(PackManifest.File) is not { } bytes)
        {
            if (Read(PackSeal.EntryFile) is null && Read(PackSeal.ProofFile) is null)
            {
                throw new InvalidDataException(
                    $"'{_directory}' is no evidence pack: it has no {PackManifest.File}; `ringfence report` makes one"
                );
            }

            Found("missing", PackManifest.File, "the pack is sealed by it, and no other file can be checked without");
            return new(_findings, 0, 0, _unchecked, null, given.Count == 0);
        }

        IReadOnlyList<VerifierKey> keys = given.Count > 0 ? given : [Own()];
        Seal(bytes, keys);
        var manifest = Manifest(bytes);
        if (manifest is not null)
        {
            foreach (var file in manifest.Files)
            {
                Check(file);
            }

            Proofs(manifest, keys);
        }

        Added();
        return new(_findings, manifest?.Files.Count ?? 0, _proofs, _unchecked, _sealed, given.Count == 0);
    }

    private VerifierKey Own() =>
        Read(PackSeal.KeyFile) is { } text && VerifierKey.TryParse(Encoding.UTF8.GetString(text), out var key, out _)
            ? key
            : throw new InvalidDataException(
                $"'{_directory}' holds no key that can be read; give the ledger's with --key"
            );

    private PackManifest? Manifest(byte[] bytes)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes, PackJson.Default.PackManifest)!;
            if (manifest.Schema == PackManifest.Version)
            {
                return manifest;
            }

            Found(
                "manifest",
                PackManifest.File,
                $"it is of the schema '{manifest.Schema}'; {PackManifest.Version} is known here"
            );
        }
        catch (JsonException error)
        {
            Found("manifest", PackManifest.File, $"it cannot be read: line {error.LineNumber + 1}");
        }

        return null;
    }

    // The chain is: key, checkpoint, entry, manifest, files.
    private void Seal(byte[] manifest, IReadOnlyList<VerifierKey> keys)
    {
        if (Read(PackSeal.EntryFile) is not { } entry)
        {
            Found("missing", PackSeal.EntryFile, "the pack is not sealed: nothing binds it to a ledger");
            return;
        }

        if (Read(PackSeal.ProofFile) is not { } file)
        {
            Found("missing", PackSeal.ProofFile, "nothing proves that a ledger holds the seal");
            return;
        }

        if (!TlogProof.TryParse(file, out var proof, out var problem) || !proof.Verifies(entry, keys, out problem))
        {
            Found(
                "seal",
                PackSeal.ProofFile,
                $"{problem} It is to prove {PackSeal.EntryFile}: one of the two was altered, or the key is another's"
            );
            return;
        }

        _proofs++;
        PackSealed? made = null;
        try
        {
            EntryEncoding.TryRead(entry, out made);
        }
        catch (JsonException)
        {
            // Told below: the entry is none of a pack.
        }

        if (made is null)
        {
            Found("seal", PackSeal.EntryFile, "the entry that the ledger holds is none of an evidence pack");
        }
        else if (made.Digest != Convert.ToHexStringLower(SHA256.HashData(manifest)))
        {
            Found("altered", PackManifest.File, $"its SHA-256 is not {made.Digest}, which the ledger holds");
        }
        else
        {
            _sealed =
                $"{made.Framework}, {Cell.Time(made.From)} to {Cell.Time(made.To)}, sealed {Cell.Time(made.Time)} as entry {proof.Index} of {proof.Signed.Checkpoint.Origin}";
        }
    }

    private void Check(PackFile file)
    {
        if (!_listed.Add(file.Path) || !IsWithin(file.Path))
        {
            Found("manifest", PackManifest.File, $"it lists '{file.Path}', which is no file of a pack");
        }
        else if (Read(file.Path) is not { } bytes)
        {
            Found("missing", file.Path, "the manifest lists it");
        }
        else if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != file.Sha256)
        {
            Found("altered", file.Path, $"its SHA-256 is not {file.Sha256}, which the manifest lists");
        }
    }

    private void Proofs(PackManifest manifest, IReadOnlyList<VerifierKey> keys)
    {
        foreach (
            var file in manifest.Files.Where(file => file.Path.EndsWith(TlogProof.Extension, StringComparison.Ordinal))
        )
        {
            if (!IsWithin(file.Path) || Read(file.Path) is not { } bytes)
            {
                continue;
            }

            var entry = Path.ChangeExtension(file.Path, ".json");
            if (!TlogProof.TryParse(bytes, out var proof, out var problem))
            {
                Found("proof", file.Path, problem);
            }
            else if (Read(entry) is not { } content)
            {
                Found("proof", file.Path, $"the entry that it proves, {entry}, is missing");
            }
            else if (keys.All(key => key.Name != proof.Signed.Checkpoint.Origin))
            {
                _unchecked.Add(proof.Signed.Checkpoint.Origin);
            }
            else if (!proof.Verifies(content, keys, out problem))
            {
                Found("proof", file.Path, problem);
            }
            else
            {
                _proofs++;
            }
        }
    }

    private void Added()
    {
        foreach (
            var path in Directory
                .EnumerateFiles(_directory, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var name = Path.GetRelativePath(_directory, path).Replace('\\', '/');
            if (!_listed.Contains(name))
            {
                Found("added", name, "the manifest does not list it");
            }
        }
    }

    // A manifest must not lead out of its directory.
    private static bool IsWithin(string path) =>
        path.Length > 0 && !path.Contains('\\') && path.Split('/').All(part => part is not ("" or "." or ".."));

    private byte[]? Read(string path)
    {
        var file = new FileInfo(Path.Combine(_directory, path));
        return file.Exists && file.LinkTarget is null ? File.ReadAllBytes(file.FullName) : null;
    }

    private void Found(string kind, string file, string detail) => _findings.Add(new(kind, file, detail));
}
