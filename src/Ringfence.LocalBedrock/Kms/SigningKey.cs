namespace Ringfence.LocalBedrock.Kms;

/// <summary>A key that signs, as its file holds it.</summary>
/// <param name="Id">What its ARN ends in.</param>
/// <param name="Pkcs8">The private key: ECDSA on P-256.</param>
/// <param name="Enabled">Whether it may be used.</param>
internal sealed record SigningKey(string Id, byte[] Pkcs8, bool Enabled);
