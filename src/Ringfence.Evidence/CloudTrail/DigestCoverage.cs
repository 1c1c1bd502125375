using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Calls;

namespace Ringfence.Evidence.CloudTrail;

/// <summary>
/// Whether a signed digest file vouches for one CloudTrail log file, by AWS's own algorithm (RSASSA-PKCS1-v1_5 with SHA-256 over
/// end time, object path, digest hash and previous signature).
/// </summary>
/// <param name="directory">A folder that holds buckets by name, each with its <c>AWSLogs/…</c>.</param>
/// <param name="publicKeys">What CloudTrail's ListPublicKeys answered, as a file.</param>
internal sealed class DigestCoverage(string directory, string publicKeys)
{
    public (Mark Mark, string Because) Of(string logFile)
    {
        var name = Path.GetRelativePath(directory, logFile);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Gzip.ReadAllBytes(logFile)));
        foreach (var digestFile in DigestFiles())
        {
            var bytes = Gzip.ReadAllBytes(digestFile);
            using var digest = JsonDocument.Parse(bytes);
            foreach (var log in digest.RootElement.GetProperty("logFiles").EnumerateArray())
            {
                if ($"{log.GetProperty("s3Bucket").GetString()}/{log.GetProperty("s3Object").GetString()}" == name)
                {
                    return Judge(
                        digestFile,
                        bytes,
                        digest.RootElement,
                        hash,
                        log.GetProperty("hashValue").GetString()!
                    );
                }
            }
        }

        return (Mark.Unverified, "no digest file covers this log file yet: AWS delivers one every hour");
    }

    private IEnumerable<string> DigestFiles() =>
        Directory
            .EnumerateFiles(directory, "*_CloudTrail-Digest_*.json.gz", SearchOption.AllDirectories)
            .OrderDescending(StringComparer.Ordinal);

    private (Mark Mark, string Because) Judge(
        string digestFile,
        byte[] bytes,
        JsonElement digest,
        string hash,
        string expected
    )
    {
        var name = Path.GetFileName(digestFile);
        if (hash != expected)
        {
            return (Mark.Broken, $"the log file's SHA-256 is {hash}, and digest {name} says {expected}");
        }

        return SignatureHolds(digestFile, bytes, digest)
            ? (Mark.Verified, $"hash and RSA signature of digest {name} hold")
            : (Mark.Broken, $"the signature of digest {name} does not verify with the known public keys");
    }

    private bool SignatureHolds(string digestFile, byte[] bytes, JsonElement digest)
    {
        if (!File.Exists(digestFile + ".meta.json") || !File.Exists(publicKeys))
        {
            return false;
        }

        using var metadata = JsonDocument.Parse(File.ReadAllBytes(digestFile + ".meta.json"));
        if (metadata.RootElement.Text("signature") is not { } signature)
        {
            return false;
        }

        using var keys = JsonDocument.Parse(File.ReadAllBytes(publicKeys));
        var fingerprint = digest.GetProperty("digestPublicKeyFingerprint").GetString();
        var signed = string.Join(
            '\n',
            digest.GetProperty("digestEndTime").GetString(),
            $"{digest.GetProperty("digestS3Bucket").GetString()}/{digest.GetProperty("digestS3Object").GetString()}",
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            digest.GetProperty("previousDigestSignature").GetString() ?? "null"
        );
        foreach (var key in keys.RootElement.GetProperty("PublicKeyList").EnumerateArray())
        {
            if (key.GetProperty("Fingerprint").ValueEquals(fingerprint))
            {
                using var rsa = RSA.Create();
                rsa.ImportRSAPublicKey(Convert.FromBase64String(key.GetProperty("Value").GetString()!), out _);
                return rsa.VerifyData(
                    Encoding.UTF8.GetBytes(signed),
                    Convert.FromHexString(signature),
                    HashAlgorithmName.SHA256,
                    RSASignaturePadding.Pkcs1
                );
            }
        }

        return false;
    }
}
