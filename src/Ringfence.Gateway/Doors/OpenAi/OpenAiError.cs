using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>OpenAI's error body. SDKs read its <c>error</c> member and nothing else.</summary>
internal static class OpenAiError
{
    private static readonly FrozenDictionary<string, (string Type, string? Code)> Types = new Dictionary<
        string,
        (string, string?)
    >
    {
        ["ValidationException"] = ("invalid_request_error", null),
        ["ServiceQuotaExceededException"] = ("invalid_request_error", null),
        ["ConflictException"] = ("invalid_request_error", null),
        ["UnrecognizedClientException"] = ("authentication_error", "invalid_api_key"),
        ["ExpiredTokenException"] = ("authentication_error", "invalid_api_key"),
        ["AccessDeniedException"] = ("permission_error", null),
        ["ResourceNotFoundException"] = ("not_found_error", "model_not_found"),
        ["UnknownOperationException"] = ("not_found_error", "unknown_url"),
        ["ThrottlingException"] = ("rate_limit_error", "rate_limit_exceeded"),
        ["ModelNotReadyException"] = ("rate_limit_error", "rate_limit_exceeded"),
        ["ModelTimeoutException"] = ("server_error", "timeout"),
        ["ModelErrorException"] = ("server_error", null),
        ["ModelStreamErrorException"] = ("server_error", null),
        ["InternalServerException"] = ("server_error", null),
        ["ServiceUnavailableException"] = ("server_error", "service_unavailable"),
    }.ToFrozenDictionary();

    public static void Write(ClientError error, IBufferWriter<byte> to)
    {
        (var type, var code) = Of(error);
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, type);
        json.WriteString("param"u8, error.Parameter);
        json.WriteString("code"u8, code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>By the AWS type; types that are new to us by their status.</summary>
    private static (string Type, string? Code) Of(ClientError error) =>
        Types.TryGetValue(error.AwsType, out var known)
            ? known
            : error.Status switch
            {
                401 => ("authentication_error", "invalid_api_key"),
                403 => ("permission_error", null),
                404 => ("not_found_error", null),
                429 => ("rate_limit_error", "rate_limit_exceeded"),
                >= 500 => ("server_error", null),
                _ => ("invalid_request_error", null),
            };
}
