using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Anthropic's images and documents as Converse's. Only what travels in the body: the gateway fetches nothing.</summary>
internal sealed class MessagesMedia(BodyReading at, Utf8JsonWriter to)
{
    private int _documents;

    public bool Image(JsonElement block)
    {
        if (!Source(block, "base64", out JsonElement source, out var mediaType))
        {
            return false;
        }

        if (ConverseMedia.ImageFormat(mediaType) is not { } format)
        {
            return at.Refuse("media_type", $"must be one of {ConverseMedia.ImageTypes}.");
        }

        if (!at.Required(source, "data", JsonValueKind.String, out JsonElement data))
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("image"u8);
        to.WriteString("format"u8, format);
        to.WriteStartObject("source"u8);
        JsonText.Copy("bytes"u8, data, to);
        to.WriteEndObject();
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }

    public bool Document(JsonElement block)
    {
        if (
            !at.Optional(block, "title", out var title)
            || !at.Optional(block, "context", JsonValueKind.String, out JsonElement context)
            || !RefuseCitations(block)
            || !Source(block, "base64 or text", out JsonElement source, out var mediaType)
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

        if (!at.Required(source, "data", JsonValueKind.String, out JsonElement data))
        {
            return false;
        }

        to.WriteStartObject();
        to.WriteStartObject("document"u8);
        to.WriteString("format"u8, format);
        to.WriteString("name"u8, ConverseMedia.DocumentName(title, ++_documents));
        to.WriteStartObject("source"u8);
        JsonText.Copy(source.GetProperty("type"u8).ValueEquals("text"u8) ? "text"u8 : "bytes"u8, data, to);
        to.WriteEndObject();
        JsonText.Copy("context"u8, context, to);
        to.WriteEndObject();
        to.WriteEndObject();
        at.Leave();
        return true;
    }

    /// <summary>Enters the block's source and reads its media type; the caller leaves it.</summary>
    private bool Source(JsonElement block, string allowed, out JsonElement source, out string? mediaType)
    {
        mediaType = null;
        if (!at.Required(block, "source", JsonValueKind.Object, out source))
        {
            return false;
        }

        at.Enter("source");
        if (!at.Required(source, "type", JsonValueKind.String, out JsonElement type))
        {
            return false;
        }

        var isAllowed =
            type.ValueEquals("base64"u8)
            || (type.ValueEquals("text"u8) && allowed.EndsWith("text", StringComparison.Ordinal));
        return isAllowed
            ? at.Optional(source, "media_type", out mediaType)
            : at.Refuse(
                "type",
                $"{BodyReading.Quoted(type)} cannot be sent to this model: the gateway fetches no URLs or files. Allowed: {allowed}."
            );
    }

    private bool RefuseCitations(JsonElement block)
    {
        if (!at.Optional(block, "citations", JsonValueKind.Object, out JsonElement citations))
        {
            return false;
        }

        var enabled =
            citations.ValueKind == JsonValueKind.Object
            && citations.TryGetProperty("enabled"u8, out JsonElement flag)
            && flag.ValueKind == JsonValueKind.True;
        return !enabled || at.Refuse("citations", "cannot be enabled for this model; use a Claude model.");
    }
}
