using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;

namespace Ringfence.Aws.Kms;

/// <summary>
/// An asymmetric key in AWS KMS. What may pass (throttling, 5xx, no answer) is asked again, twice, with growing pauses; the HTTP client's
/// timeout bounds each try.
/// </summary>
/// <param name="aws">Signs and sends.</param>
/// <param name="arn">Which key.</param>
/// <param name="endpoint">Where KMS answers: <see cref="KmsKeyArn.Endpoint"/>, or another address of it.</param>
/// <param name="time">Times the pauses.</param>
public sealed class KmsKey(SignedHttp aws, KmsKeyArn arn, Uri endpoint, TimeProvider time)
{
    /// <summary>How often one call is sent, at most.</summary>
    public const int Tries = 3;

    /// <summary>The longest message that is signed as it is, in bytes: KMS's own bound.</summary>
    public const int MaxMessageBytes = 4096;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Which key.</summary>
    public KmsKeyArn Arn => arn;

    /// <summary>The public key.</summary>
    /// <exception cref="KmsFault">KMS refused, or gave no answer.</exception>
    /// <exception cref="NoAwsKeysException">There are no credentials to ask with.</exception>
    public async Task<KmsPublicKey> GetPublicKeyAsync(CancellationToken cancel)
    {
        using var answer = await AskAsync("GetPublicKey", Body(json => { }), cancel);
        var root = answer.RootElement;
        return new(Bytes(root, "PublicKey"), Text(root, "KeySpec"), Text(root, "KeyUsage"));
    }

    /// <summary>The key's signature of a message, as KMS encodes it: DER for ECDSA, 64 bytes for Ed25519.</summary>
    /// <param name="message">At most <see cref="MaxMessageBytes"/>; KMS hashes it.</param>
    /// <param name="algorithm">E.g. <c>ECDSA_SHA_256</c>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="KmsFault">KMS refused, or gave no answer, or one of another key.</exception>
    /// <exception cref="NoAwsKeysException">There are no credentials to ask with.</exception>
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> message, string algorithm, CancellationToken cancel)
    {
        if (message.Length > MaxMessageBytes)
        {
            throw new ArgumentException(
                $"KMS signs at most {MaxMessageBytes} bytes as they are, not {message.Length}.",
                nameof(message)
            );
        }

        var body = Body(json =>
        {
            json.WriteBase64String("Message"u8, message.Span);
            json.WriteString("MessageType"u8, "RAW");
            json.WriteString("SigningAlgorithm"u8, algorithm);
        });
        using var answer = await AskAsync("Sign", body, cancel);
        return Bytes(answer.RootElement, "Signature");
    }

    private byte[] Body(Action<Utf8JsonWriter> more)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("KeyId"u8, arn.Text);
            more(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private async Task<JsonDocument> AskAsync(string operation, byte[] body, CancellationToken cancel)
    {
        var call = AwsCall.Json("kms", arn.Region, endpoint, "1.1", "TrentService." + operation, body);
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                return await SendAsync(operation, call, cancel);
            }
            catch (KmsFault fault) when (fault.Passes && left > 0)
            {
                // Instances that were throttled together must not come back together.
                var pause = FirstPause * Math.Pow(2, Tries - 1 - left);
                await Task.Delay(pause + (pause * RandomNumberGenerator.GetInt32(100) / 100), time, cancel);
            }
        }
    }

    private async Task<JsonDocument> SendAsync(string operation, AwsCall call, CancellationToken cancel)
    {
        AwsAnswer answer;
        try
        {
            answer = await aws.SendAsync(call, cancel);
        }
        catch (Exception failure) when (NoAnswer.Is(failure, cancel))
        {
            throw new KmsFault(
                $"KMS gave no answer to {operation} with {arn}: {NoAnswer.Words(failure)}. Check the way to {endpoint}: the VPC endpoint of kms, its policy and security group.",
                code: "",
                passes: true,
                failure
            );
        }

        return answer.IsSuccess ? Parse(operation, answer) : throw KmsErrors.Of(operation, arn, answer);
    }

    private JsonDocument Parse(string operation, AwsAnswer answer)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(answer.Body);
        }
        catch (JsonException notJson)
        {
            throw new KmsFault($"The answer to {operation} with {arn} is no JSON.", code: "", passes: true, notJson);
        }

        // KMS gives the ARN; some that stand in for it give the id alone.
        if (
            json.RootElement.ValueKind == JsonValueKind.Object
            && Text(json.RootElement, "KeyId") is { Length: > 0 } id
            && (id == arn.Text || arn.Text.EndsWith($":key/{id}", StringComparison.Ordinal))
        )
        {
            return json;
        }

        json.Dispose();
        throw new KmsFault($"The answer to {operation} with {arn} is of another key.", code: "", passes: false);
    }

    private static string Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private byte[] Bytes(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new KmsFault($"The answer of KMS with {arn} has no {name} in base64.", code: "", passes: false);
}
