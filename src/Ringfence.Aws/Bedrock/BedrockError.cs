using System.Text.Json;

namespace Ringfence.Aws.Bedrock;

/// <summary>An error response of an AWS JSON service.</summary>
/// <param name="Type">The exception's name, without namespace or URL; null when the response does not tell.</param>
/// <param name="Message">What it says of itself; empty when it does not. May quote the request: not for logs.</param>
public sealed record BedrockError(string? Type, string Message)
{
    /// <summary>Reads an error response as AWS's SDKs do: the type from the header, else from the body.</summary>
    /// <param name="errorType"><c>x-amzn-ErrorType</c>: <c>Name</c>, <c>Name:http://…</c> or <c>namespace#Name</c>.</param>
    /// <param name="body">JSON, or whatever something between us and AWS made of it.</param>
    public static BedrockError Parse(string? errorType, ReadOnlySpan<byte> body)
    {
        string? type = null;
        var message = "";
        try
        {
            var reader = new Utf8JsonReader(body);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    ReadMember(ref reader, ref type, ref message);
                }
            }
        }
        catch (JsonException)
        {
            // HTML of a proxy, or nothing: the header, if there is one, has to do.
        }

        return new(Bare(errorType) ?? Bare(type), message);
    }

    private static void ReadMember(ref Utf8JsonReader reader, ref string? type, ref string message)
    {
        var isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8);
        var isType =
            reader.ValueTextEquals("__type"u8) || reader.ValueTextEquals("code"u8) || reader.ValueTextEquals("Code"u8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
        }
        else if (isMessage)
        {
            message = reader.GetString()!;
        }
        else if (isType)
        {
            type ??= reader.GetString();
        }
    }

    private static string? Bare(string? type)
    {
        if (string.IsNullOrWhiteSpace(type))
        {
            return null;
        }

        var colon = type.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? type : type[..colon];
        return name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..].Trim();
    }
}
