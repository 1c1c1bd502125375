using System.Security.Cryptography;

namespace Ringfence.Evidence.Integrity;

/// <summary>A digest file of the copy, read and judged by itself: the chain judges it together with its neighbours.</summary>
internal sealed class DigestFile
{
    public required TrailObject Object { get; init; }

    /// <summary>Null when the file's name is no digest's.</summary>
    public required DigestName? Name { get; init; }

    /// <summary>Null when the file cannot be read as a digest.</summary>
    public DigestDocument? Document { get; private init; }

    public ObjectMetadata? Metadata { get; private init; }

    /// <summary>SHA-256 of the uncompressed file.</summary>
    public string Sha256 { get; private init; } = "";

    public string Problem { get; private init; } = "";

    /// <summary>Whether its logs are vouched for; <see cref="DigestJudge"/> decides.</summary>
    public bool Trusted { get; set; }

    /// <summary>End of the span by name, so that an unreadable digest keeps its place.</summary>
    public DateTimeOffset End => Name?.End ?? Document?.End ?? default;

    public static DigestFile Read(string path, Func<DigestDocument?, TrailObject> locate)
    {
        byte[] content;
        try
        {
            content = SingleMember.Read(path);
        }
        catch (InvalidDataException error)
        {
            return new()
            {
                Object = locate(null),
                Name = DigestName.Parse(Path.GetFileName(path)),
                Problem = error.Message,
            };
        }

        var document = DigestDocument.Parse(content, out var problem);
        return new()
        {
            Object = locate(document),
            Name = DigestName.Parse(Path.GetFileName(path)),
            Document = document,
            Problem = problem,
            Metadata = ObjectMetadata.Of(path),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }

    /// <summary>
    /// Whether a signature is that of this digest by a key: RSASSA-PKCS1-v1_5 with SHA-256 over end time, object, hash and previous signature,
    /// a line each, the last without an end (AWS: "CloudTrail digest file structure", "custom implementations").
    /// </summary>
    public bool SignatureHolds(string signature, RSA key) =>
        new SignedDigest(
            $"{Document!.Bucket}/{Document.Key}",
            Document.EndText,
            Sha256,
            Document.PreviousSignature,
            Document.Algorithm
        ).Holds(signature, key);

    /// <summary>Whether the metadata names an algorithm other than the one AWS signs with.</summary>
    public bool ForeignAlgorithm => Metadata?.Algorithm is { } algorithm && algorithm != SignedDigest.Rsa;
}
