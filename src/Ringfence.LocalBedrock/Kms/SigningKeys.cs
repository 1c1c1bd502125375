using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Kms;

/// <summary>The account's keys that sign, in <c>kms/</c>, a file with mode 0600 each. What KMS keeps in hardware lies on disk here.</summary>
internal sealed class SigningKeys
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, SigningKey> _keys = new(StringComparer.Ordinal);

    public SigningKeys(LocalBedrockOptions options)
    {
        _folder = Path.Combine(options.Directory, "kms");
        foreach (var file in Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.json") : [])
        {
            var key = JsonSerializer.Deserialize(File.ReadAllBytes(file), StateJson.Default.SigningKey)!;
            _keys[key.Id] = key;
        }
    }

    /// <summary>Makes a key.</summary>
    public SigningKey Create()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Keep(new SigningKey(Guid.NewGuid().ToString(), key.ExportPkcs8PrivateKey(), Enabled: true));
    }

    /// <summary>Enables or disables a key.</summary>
    public void Enable(SigningKey key, bool enabled) => Keep(key with { Enabled = enabled });

    /// <summary>A key by id; null when there is none.</summary>
    public SigningKey? Find(string id) => _keys.GetValueOrDefault(id);

    private SigningKey Keep(SigningKey key)
    {
        PrivateFile.Write(
            Path.Combine(_folder, $"{key.Id}.json"),
            JsonSerializer.SerializeToUtf8Bytes(key, StateJson.Default.SigningKey)
        );
        return _keys[key.Id] = key;
    }
}
