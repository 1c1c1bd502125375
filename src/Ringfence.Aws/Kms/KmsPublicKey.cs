namespace Ringfence.Aws.Kms;

/// <summary>What <c>GetPublicKey</c> gives of a key.</summary>
/// <param name="Spki">The public key, SubjectPublicKeyInfo in DER.</param>
/// <param name="KeySpec">E.g. <c>ECC_NIST_P256</c>.</param>
/// <param name="KeyUsage">E.g. <c>SIGN_VERIFY</c>.</param>
public sealed record KmsPublicKey(byte[] Spki, string KeySpec, string KeyUsage);
