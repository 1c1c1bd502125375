using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's images and documents as Converse's. Only what travels in the body: the gateway fetches nothing.</summary>
internal sealed class MessagesMedia(BodyReading at, Utf8JsonWriter to)
{
    private int _documents;

    public bool Image(JsonElement block)
    {
        if (!Source(block, textAllowed: false, out var source, out var mediaType))
        {
            return false;
        }
        if (ConverseMedia.ImageFormat(mediaType) is not { } format)
        {
            return at.Refuse("media_type", $"must be one of {ConverseMedia.ImageTypes}.");
        }
        if (!Data(source, out var data))
        {
            return false;
        }
        ConverseBlock.Image(format, data, to);
        at.Leave();
        return true;
    }

    public bool Document(JsonElement block)
    {
        if (
            !at.Optional(block, "title", out var title)
            || !at.Optional(block, "context", JsonValueKind.String, out var context)
            || !RefuseCitations(block)
            || !Source(block, textAllowed: true, out var source, out var mediaType)
        )
        {
            return false;
        }
        var format = mediaType switch
        {
            "application/pdf" => "pdf",
            "text/plain" => "txt",
            _ => null,
        };
        if (format is null)
        {
            return at.Refuse("media_type", "must be application/pdf or text/plain.");
        }
        if (!Data(source, out var data))
        {
            return false;
        }
        var kind = source.GetProperty("type"u8).ValueEquals("text"u8) ? "text"u8 : "bytes"u8;
        ConverseBlock.Document(format, ConverseMedia.DocumentName(title, ++_documents), kind, data, context, to);
        at.Leave();
        return true;
    }

    /// <summary>Enters the block's source and reads its media type; the caller leaves it.</summary>
    private bool Source(JsonElement block, bool textAllowed, out JsonElement source, out string? mediaType)
    {
        mediaType = null;
        if (!at.Required(block, "source", JsonValueKind.Object, out source))
        {
            return false;
        }
        at.Enter("source");
        if (!at.Required(source, "type", JsonValueKind.String, out var type))
        {
            return false;
        }
        return type.ValueEquals("base64"u8) || (textAllowed && type.ValueEquals("text"u8))
            ? at.Optional(source, "media_type", out mediaType)
            : at.Refuse(
                "type",
                $"{BodyReading.Quoted(type)} cannot be sent to this model: the gateway fetches no URLs or files. Allowed: base64{(textAllowed ? ", text" : "")}."
            );
    }

    private bool Data(JsonElement source, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (!at.Required(source, "data", JsonValueKind.String, out var text))
        {
            return false;
        }
        return JsonText.TryUtf8(text, out data) || at.Refuse("data", "has an unpaired surrogate escape.");
    }

    private bool RefuseCitations(JsonElement block)
    {
        if (!at.Optional(block, "citations", JsonValueKind.Object, out var citations))
        {
            return false;
        }
        var enabled =
            citations.ValueKind == JsonValueKind.Object
            && citations.TryGetProperty("enabled"u8, out var flag)
            && flag.ValueKind == JsonValueKind.True;
        return !enabled || at.Refuse("citations", "cannot be enabled for this model; use a Claude model.");
    }
}
