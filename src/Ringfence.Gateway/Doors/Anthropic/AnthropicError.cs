using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's error envelope. The message is the upstream's own text: Claude Code matches on it.</summary>
internal static class AnthropicError
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["ValidationException"] = "invalid_request_error",
        ["ServiceQuotaExceededException"] = "invalid_request_error",
        ["ConflictException"] = "invalid_request_error",
        ["UnrecognizedClientException"] = "authentication_error",
        ["ExpiredTokenException"] = "authentication_error",
        ["AccessDeniedException"] = "permission_error",
        ["ResourceNotFoundException"] = "not_found_error",
        ["UnknownOperationException"] = "not_found_error",
        ["ThrottlingException"] = "rate_limit_error",
        ["ModelNotReadyException"] = "rate_limit_error",
        ["ModelTimeoutException"] = "timeout_error",
        ["ModelErrorException"] = "api_error",
        ["ModelStreamErrorException"] = "api_error",
        ["InternalServerException"] = "api_error",
        ["ServiceUnavailableException"] = "overloaded_error",
    }.ToFrozenDictionary();

    public static void Write(ClientError error, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, TypeOf(error));
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
        json.WriteString("request_id"u8, error.RequestId);
        json.WriteEndObject();
    }

    /// <summary>By the AWS type; types that are new to us by their status.</summary>
    private static string TypeOf(ClientError error) =>
        error.Status == 413 ? "request_too_large"
        : Types.TryGetValue(error.AwsType, out var type) ? type
        : error.Status switch
        {
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            >= 500 => "api_error",
            _ => "invalid_request_error",
        };
}
