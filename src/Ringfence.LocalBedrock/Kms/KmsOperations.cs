using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.Kms;

/// <summary>KMS's API for keys that sign: CreateKey, GetPublicKey, Sign, EnableKey and DisableKey, of ECC_NIST_P256 alone.</summary>
internal sealed class KmsOperations(LocalBedrockOptions options, SigningKeys keys, Replies replies, TimeProvider time)
{
    /// <summary>What stands before an operation's name in <c>X-Amz-Target</c>.</summary>
    public const string Target = "TrentService.";

    private const string Spec = "ECC_NIST_P256";
    private const string Algorithm = "ECDSA_SHA_256";
    private const string Usage = "SIGN_VERIFY";
    private const int MaxMessageBytes = 4096;

    public IEnumerable<Route> Routes =>
        [
            On("CreateKey", isRead: false, CreateKeyAsync),
            On("GetPublicKey", isRead: true, GetPublicKeyAsync),
            On("Sign", isRead: true, SignAsync),
            On("EnableKey", isRead: false, call => EnableAsync(call, enabled: true)),
            On("DisableKey", isRead: false, call => EnableAsync(call, enabled: false)),
        ];

    private static Route On(string name, bool isRead, Func<ApiCall, Task> answer) =>
        new("POST", $"/{Target}{name}", new(name, AwsApi.Kms, isRead, answer));

    private Task CreateKeyAsync(ApiCall call)
    {
        var body = Body(call);
        var (spec, usage) = (body.Text("KeySpec") ?? "SYMMETRIC_DEFAULT", body.Text("KeyUsage") ?? "ENCRYPT_DECRYPT");
        if ((spec, usage) != (Spec, Usage))
        {
            throw new AwsFault(
                400,
                "UnsupportedOperationException",
                $"LocalBedrock makes keys of KeySpec {Spec} with KeyUsage {Usage} alone."
            );
        }

        call.Trail.RequestParameters = new() { ["keySpec"] = spec, ["keyUsage"] = usage };
        var key = keys.Create();
        return AnswerAsync(
            call,
            new()
            {
                ["KeyMetadata"] = new JsonObject
                {
                    ["AWSAccountId"] = options.Account,
                    ["KeyId"] = key.Id,
                    ["Arn"] = Arn(key),
                    ["CreationDate"] = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0,
                    ["Enabled"] = true,
                    ["KeyUsage"] = Usage,
                    ["KeyState"] = "Enabled",
                    ["Origin"] = "AWS_KMS",
                    ["KeyManager"] = "CUSTOMER",
                    ["KeySpec"] = Spec,
                    ["CustomerMasterKeySpec"] = Spec,
                    ["SigningAlgorithms"] = new JsonArray(Algorithm),
                    ["MultiRegion"] = false,
                },
            }
        );
    }

    private Task GetPublicKeyAsync(ApiCall call)
    {
        var key = Usable(call);
        return AnswerAsync(
            call,
            new()
            {
                ["KeyId"] = Arn(key),
                ["PublicKey"] = Convert.ToBase64String(PublicKey(key)),
                ["CustomerMasterKeySpec"] = Spec,
                ["KeySpec"] = Spec,
                ["KeyUsage"] = Usage,
                ["SigningAlgorithms"] = new JsonArray(Algorithm),
            }
        );
    }

    private static byte[] PublicKey(SigningKey key)
    {
        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private Task SignAsync(ApiCall call)
    {
        var key = Usable(call);
        var body = Body(call);
        var (algorithm, type) = (body.Text("SigningAlgorithm"), body.Text("MessageType") ?? "RAW");
        if (algorithm != Algorithm)
        {
            throw algorithm is null
                ? AwsFault.Constraint(null, "signingAlgorithm", "Member must not be null")
                : new AwsFault(
                    400,
                    "InvalidKeyUsageException",
                    $"Algorithm {algorithm} is incompatible with key spec {Spec}."
                );
        }

        if (
            body.Member("Message") is not { ValueKind: JsonValueKind.String } member
            || !member.TryGetBytesFromBase64(out var message)
            || message.Length is 0 or > MaxMessageBytes
        )
        {
            throw AwsFault.Constraint(
                null,
                "message",
                $"Member must have length greater than or equal to 1 and less than or equal to {MaxMessageBytes}"
            );
        }

        call.Trail.RequestParameters!["messageType"] = type;
        call.Trail.RequestParameters["signingAlgorithm"] = algorithm;
        return AnswerAsync(
            call,
            new()
            {
                ["KeyId"] = Arn(key),
                ["Signature"] = Convert.ToBase64String(Signature(key, message, type)),
                ["SigningAlgorithm"] = algorithm,
            }
        );
    }

    private static byte[] Signature(SigningKey key, byte[] message, string type)
    {
        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        return type switch
        {
            "RAW" => ecdsa.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            "DIGEST" when message.Length == SHA256.HashSizeInBytes => ecdsa.SignHash(
                message,
                DSASignatureFormat.Rfc3279DerSequence
            ),
            "DIGEST" => throw AwsFault.Validation($"Digest is invalid length for algorithm {Algorithm}."),
            _ => throw AwsFault.Constraint(type, "messageType", "Member must satisfy enum value set: [RAW, DIGEST]"),
        };
    }

    private Task EnableAsync(ApiCall call, bool enabled)
    {
        keys.Enable(Named(call), enabled);
        return replies.SendAsync(call, 200, "application/x-amz-json-1.1", ReadOnlyMemory<byte>.Empty);
    }

    private SigningKey Usable(ApiCall call)
    {
        var key = Named(call);
        return key.Enabled ? key : throw new AwsFault(400, "DisabledException", $"{Arn(key)} is disabled.");
    }

    private SigningKey Named(ApiCall call)
    {
        var given = Body(call).Text("KeyId") ?? throw AwsFault.Constraint(null, "keyId", "Member must not be null");
        call.Trail.RequestParameters = new() { ["keyId"] = given };
        var key = keys.Find(given[(given.LastIndexOf('/') + 1)..]);
        return key is not null && (given == key.Id || given == Arn(key))
            ? key
            : throw new AwsFault(400, "NotFoundException", $"Key '{given}' does not exist");
    }

    private string Arn(SigningKey key) => $"arn:aws:kms:{options.Region}:{options.Account}:key/{key.Id}";

    private Task AnswerAsync(ApiCall call, JsonObject body) =>
        replies.SendAsync(
            call,
            200,
            "application/x-amz-json-1.1",
            Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options))
        );

    private static JsonElement Body(ApiCall call) =>
        call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));
}
