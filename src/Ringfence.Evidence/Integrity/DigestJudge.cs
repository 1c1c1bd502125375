namespace Ringfence.Evidence.Integrity;

/// <summary>One digest by itself, in the order of AWS's own validator: form, place, key, signature.</summary>
internal sealed class DigestJudge(PublicKeys keys, bool copyHasMetadata)
{
    /// <param name="signatureInSuccessor">The digest's signature as the next one of the chain repeats it.</param>
    /// <returns>What is wrong; null when nothing is. Sets <see cref="DigestFile.Trusted"/>.</returns>
    public TrailFinding? Judge(DigestFile digest, string? signatureInSuccessor)
    {
        if (digest.Name is null || digest.Document is not { } document)
        {
            return Wrong(
                FindingKind.DigestFormat,
                digest.Name is null ? "no digest file has such a name" : $"it is no digest: {digest.Problem}"
            );
        }

        if (document.Bucket != digest.Object.Bucket || document.Key != digest.Object.Key)
        {
            return Wrong(FindingKind.DigestMoved, $"it says of itself that it is {document.Bucket}/{document.Key}");
        }

        if (document.Account != digest.Name.Account || document.EndText != Stamp(digest.End))
        {
            return Wrong(
                FindingKind.DigestFormat,
                $"its name says account {digest.Name.Account} and end {Stamp(digest.End)}; its content {document.Account} and {document.EndText}"
            );
        }

        return Signature(digest, document, signatureInSuccessor);

        TrailFinding Wrong(FindingKind kind, string detail) =>
            new(kind, Severity.High, digest.Object.ToString(), detail, Sure: true);
    }

    private TrailFinding? Signature(DigestFile digest, DigestDocument document, string? signatureInSuccessor)
    {
        if (digest.Name!.Backfill && digest.Metadata is { BackfillStamp: null })
        {
            return Wrong(
                FindingKind.DigestFormat,
                "a backfill digest without backfill-generation-timestamp in its metadata"
            );
        }

        if (keys.Find(document.Fingerprint) is not { } key)
        {
            return Wrong(
                FindingKind.DigestKeyUnknown,
                keys.Mismatched.Contains(document.Fingerprint)
                    ? $"the key given under fingerprint {document.Fingerprint} does not hash to it: it is another key"
                    : $"no known public key has its fingerprint {document.Fingerprint}"
            );
        }

        var heldBySuccessor = signatureInSuccessor is not null && digest.SignatureHolds(signatureInSuccessor, key);
        if (digest.Metadata is not { Signature: { } signature, Algorithm: not null })
        {
            digest.Trusted = heldBySuccessor;
            return Unsigned(digest, heldBySuccessor);
        }

        digest.Trusted = !digest.ForeignAlgorithm && digest.SignatureHolds(signature, key);
        return digest.Trusted
            ? null
            : Wrong(
                FindingKind.DigestSignature,
                $"its signature does not verify with key {document.Fingerprint}"
                    + (heldBySuccessor ? "; the one that the next digest repeats does: its metadata was changed" : "")
            );

        TrailFinding Wrong(FindingKind kind, string detail) =>
            new(kind, Severity.High, digest.Object.ToString(), detail, Sure: true);
    }

    private TrailFinding? Unsigned(DigestFile digest, bool heldBySuccessor)
    {
        if (copyHasMetadata)
        {
            return new(
                FindingKind.DigestUnsigned,
                Severity.High,
                digest.Object.ToString(),
                "its object has no signature in its metadata"
                    + (
                        heldBySuccessor
                            ? "; the next digest repeats the signature, and with that one the content verifies"
                            : ""
                    ),
                Sure: true
            );
        }

        return heldBySuccessor
            ? null
            : new(
                FindingKind.DigestUnsigned,
                Severity.Medium,
                digest.Object.ToString(),
                "this copy was made without object metadata, and no later digest repeats the signature; keep the answer of `aws s3api head-object` as NAME.meta.json",
                Sure: false
            );
    }

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
