using System.Security.Cryptography;
using System.Text.Json;

namespace Ringfence.Posture.Attestations;

/// <summary>
/// The register of attestations: a JSON list, newest last. Statements are added, never changed; the newest of a control
/// counts.
/// </summary>
/// <param name="path">The file; it need not exist yet.</param>
public sealed class AttestationFile(string path)
{
    /// <summary>All statements, oldest first; empty where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not a register; the message says where.</exception>
    public IReadOnlyList<Attestation> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, AttestationJson.Default.ListAttestation) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{path}:{error.LineNumber + 1}: not a register of attestations ({(error.Path is null or "$" ? "it must be a JSON list of statements" : $"{error.Path} is not what a statement has there")}); `ringfence attest` writes it",
                error
            );
        }
    }

    /// <summary>Adds a statement; the old file stays whole until the new one is.</summary>
    /// <exception cref="InvalidDataException">The file is not a register.</exception>
    public void Add(Attestation attestation)
    {
        List<Attestation> all = [.. Read(), attestation];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, all, AttestationJson.Default.ListAttestation);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>SHA-256 of a document, in lower-case hexadecimal.</summary>
    public static string Digest(string document)
    {
        using var file = File.OpenRead(document);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
