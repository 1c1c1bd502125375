using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>What the native door asks of a body that must be JSON.</summary>
internal static class JsonBody
{
    public const string ContentType = "application/json";

    public static bool IsJson(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is ';' or ' ');

    /// <summary>A refusal when the request says that its body is something else, or does not say.</summary>
    public static Refusal? Check(IHeaderDictionary headers) =>
        IsJson(headers.ContentType)
            ? null
            : Invalid.Body("The content-type must be application/json; another one was given, or none.");

    /// <summary>A non-negative integer that stands at <paramref name="name"/> in an object; null when none does.</summary>
    public static long? Number(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        if (json.IsEmpty)
        {
            return null;
        }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0
                    ? number
                    : null;
            }
            reader.Skip();
        }
        return null;
    }

    /// <summary>The value itself, where a member is a number.</summary>
    public static long? Number(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        return
            !value.IsEmpty
            && reader.Read()
            && reader.TokenType == JsonTokenType.Number
            && reader.TryGetInt64(out var number)
            && number >= 0
            ? number
            : null;
    }

    /// <summary>Whether any object in a valid body, however deep, has a member of this name, escaped spellings included.</summary>
    public static bool Names(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
            {
                return true;
            }
        }
        return false;
    }
}
