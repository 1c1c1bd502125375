using System.Security.Cryptography;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Crypto;

namespace Ringfence.Tests.Ledger.Checkpoints;

public sealed class PublicKeyTests
{
    private const string Name = "ringfence.example.com/kms";

    [Fact]
    public void A_P256_key_of_KMS_is_an_ECDSA_verifier_key()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using EcdsaSigner signer = new(Name, key.ExportPkcs8PrivateKey());
        Assert.Equal(signer.VerifierKey, VerifierKey.FromPublicKey(Name, key.ExportSubjectPublicKeyInfo()).ToString());
    }

    [Fact]
    public void An_Ed25519_key_of_KMS_is_the_same_key_as_its_last_32_bytes()
    {
        // RFC 8410, section 10.1.
        var spki = Convert.FromBase64String("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        var key = VerifierKey.FromPublicKey(Name, spki);
        Assert.Equal(NoteKeyType.Ed25519, key.Type);
        Assert.Equal(VerifierKey.Parse(key.ToString()), key);
        Assert.EndsWith(
            Convert.ToBase64String([1, .. spki[^Ed25519Key.KeyLength..]]),
            key.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Other_keys_are_refused_with_what_is_allowed()
    {
        using ECDsa larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using RSA rsa = RSA.Create(2048);
        foreach (
            byte[] spki in (byte[][])[larger.ExportSubjectPublicKeyInfo(), rsa.ExportSubjectPublicKeyInfo(), [], [1]]
        )
        {
            var refused = Assert.Throws<FormatException>(() => VerifierKey.FromPublicKey(Name, spki));
            Assert.Contains("ECDSA on P-256", refused.Message, StringComparison.Ordinal);
        }

        using ECDsa good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<FormatException>(() => VerifierKey.FromPublicKey("two words", good.ExportSubjectPublicKeyInfo()));
    }
}
