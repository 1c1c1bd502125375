using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>Values under a reader, as bytes.</summary>
internal static class JsonValues
{
    public static JsonReaderOptions Options { get; } =
        new() { MaxDepth = 128, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>A scalar's text: a string without its escapes, a number or boolean as it stands; empty for null and for what is no scalar, which is passed over.</summary>
    public static ReadOnlySpan<byte> Scalar(this scoped ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when !reader.ValueIsEscaped:
            case JsonTokenType.Number:
            case JsonTokenType.True:
            case JsonTokenType.False:
                return reader.ValueSpan;
            case JsonTokenType.String:
                var room = new byte[reader.ValueSpan.Length];
                return room.AsSpan(0, reader.CopyString(room));
            default:
                reader.Skip();
                return default;
        }
    }

    /// <summary>A whole number, also one in quotation marks; null when it is neither.</summary>
    public static long? Whole(this scoped ref Utf8JsonReader reader)
    {
        var text = reader.Scalar();
        return text.Length > 0 && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Goes to the next property of the object that the reader is in, and to its value; false at the object's end.</summary>
    public static bool Next(this scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.Scalar(nameToken: true);
        reader.Read();
        return true;
    }

    /// <summary>Whether the reader stands on an object; anything else is passed over.</summary>
    public static bool Enter(this scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    private static ReadOnlySpan<byte> Scalar(this scoped ref Utf8JsonReader reader, bool nameToken)
    {
        if (!nameToken || !reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var room = new byte[reader.ValueSpan.Length];
        return room.AsSpan(0, reader.CopyString(room));
    }
}
