using System.Security.Cryptography;
using System.Text;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>One signing key of the trail, and when it is good.</summary>
internal sealed class TrailKey(RSA rsa, DateTimeOffset start, TimeSpan goodFor) : IDisposable
{
    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset End { get; } = start + goodFor;

    /// <summary>PKCS#1, DER.</summary>
    public byte[] Public { get; } = rsa.ExportRSAPublicKey();

#pragma warning disable RS0030, CA5351 // CloudTrail's fingerprint is the MD5 of the key's DER; nothing here relies on it.
    public string Fingerprint { get; } = Convert.ToHexStringLower(MD5.HashData(rsa.ExportRSAPublicKey()));
#pragma warning restore RS0030, CA5351

    /// <returns>RSASSA-PKCS1-v1_5 with SHA-256, lower hex.</returns>
    public string Sign(string text) =>
        Convert.ToHexStringLower(
            rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );

    /// <inheritdoc/>
    public void Dispose() => rsa.Dispose();
}
