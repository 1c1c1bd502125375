using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Evidence.Integrity;

/// <summary>What CloudTrail signs of a digest: end time, object, hash and previous signature, a line each, the last without an end.</summary>
/// <param name="Object">Bucket and key.</param>
/// <param name="Sha256">Of the uncompressed file, lower hex.</param>
internal sealed record SignedDigest(
    string Object,
    string EndText,
    string Sha256,
    string? PreviousSignature,
    string Algorithm
)
{
    /// <summary>The only algorithm that CloudTrail signs with.</summary>
    public const string Rsa = "SHA256withRSA";

    /// <summary>Whether a signature, in hex, is this digest's by a key: RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    public bool Holds(string signature, RSA key)
    {
        try
        {
            return Algorithm == Rsa
                && key.VerifyData(
                    Encoding.UTF8.GetBytes(string.Join('\n', EndText, Object, Sha256, PreviousSignature ?? "null")),
                    Convert.FromHexString(signature),
                    HashAlgorithmName.SHA256,
                    RSASignaturePadding.Pkcs1
                );
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
