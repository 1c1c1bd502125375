using System.Security.Cryptography;
using System.Text.Json;

namespace Ringfence.Evidence.Integrity;

/// <summary>CloudTrail's public keys, as ListPublicKeys answers them: <c>{"PublicKeyList":[{"Value","Fingerprint",…}]}</c>.</summary>
public sealed class PublicKeys
{
    private readonly Dictionary<string, RSA> _keys = [];

    private PublicKeys() { }

    /// <summary>Fingerprints whose key does not hash to them: such a key proves nothing.</summary>
    public IReadOnlyList<string> Mismatched { get; private set; } = [];

    /// <summary>How many keys can be used.</summary>
    public int Count => _keys.Count;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no list of public keys.</exception>
    public static PublicKeys Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads the text of such a file; <paramref name="name"/> is for messages.</summary>
    /// <exception cref="InvalidDataException">It is no list of public keys.</exception>
    public static PublicKeys Parse(ReadOnlyMemory<byte> json, string name)
    {
        var keys = new PublicKeys();
        var mismatched = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var key in document.RootElement.GetProperty("PublicKeyList").EnumerateArray())
            {
                var der = Convert.FromBase64String(key.GetProperty("Value").GetString()!);
                var fingerprint = key.GetProperty("Fingerprint").GetString()!.ToLowerInvariant();
                if (FingerprintOf(der) == fingerprint)
                {
                    keys._keys[fingerprint] = Import(der);
                }
                else
                {
                    mismatched.Add(fingerprint);
                }
            }
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or KeyNotFoundException
                        or FormatException
                        or InvalidOperationException
                        or CryptographicException
            )
        {
            throw new InvalidDataException(
                $"'{name}' is no list of CloudTrail public keys, as `aws cloudtrail list-public-keys` prints it: {error.Message}",
                error
            );
        }

        keys.Mismatched = mismatched;
        return keys;
    }

    internal RSA? Find(string fingerprint) => _keys.GetValueOrDefault(fingerprint.ToLowerInvariant());

    // CloudTrail's fingerprint is the MD5 of the key's DER (matches every published pair): a key put under another's name shows.
#pragma warning disable CA5351, RS0030
    private static string FingerprintOf(byte[] der) => Convert.ToHexStringLower(MD5.HashData(der));
#pragma warning restore CA5351, RS0030

    // AWS documents PKCS#1; one key of its own examples is SubjectPublicKeyInfo.
    private static RSA Import(byte[] der)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportRSAPublicKey(der, out _);
        }
        catch (CryptographicException)
        {
            rsa.ImportSubjectPublicKeyInfo(der, out _);
        }

        return rsa;
    }
}
