using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Aws;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock;

/// <summary>
/// The access key of the local account's only IAM user, made at the first start. AWS lets no root user assume a role, so it is a
/// user's key, as it would be there.
/// </summary>
public static class LongTermKeys
{
    /// <summary>The user's name.</summary>
    public const string UserName = "ringfence-local";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Reads the key from <c>access-key.json</c> in <paramref name="directory"/> (mode 0600), making it when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is there and is not one of ours.</exception>
    public static AwsKeys ReadOrCreate(string directory)
    {
        var path = Path.Combine(directory, "access-key.json");
        var file = JsonSerializer.Deserialize(PrivateFile.ReadOrCreate(path, Make), StateJson.Default.AccessKeyFile);
        return file is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0 }
            ? new(file.AccessKeyId, file.SecretAccessKey, SessionToken: null, Expires: null)
            : throw new InvalidDataException($"{path} holds no access key; delete it to have one made.");
    }

    private static byte[] Make() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new(
                "AKIA" + RandomNumberGenerator.GetString(Alphabet, 16),
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))
            ),
            StateJson.Default.AccessKeyFile
        );
}
