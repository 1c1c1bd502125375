using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Images and files in data URIs as Converse's images and documents.</summary>
internal sealed class ChatMedia(BodyReading at, Utf8JsonWriter to)
{
    /// <summary>A gateway that fetched what a caller names would reach where the caller cannot (SSRF).</summary>
    private const string NoFetching =
        "must be a data URI (data:<media type>;base64,<data>): the gateway fetches nothing.";

    private int _documents;

    public bool Image(JsonElement part)
    {
        if (!at.Required(part, "image_url", JsonValueKind.Object, out var image))
        {
            return false;
        }

        at.Enter("image_url");
        if (!at.Required(image, "url", JsonValueKind.String, out var url))
        {
            return false;
        }

        if (!DataUri.TryRead(url, out var mediaType, out var data))
        {
            return at.Refuse("url", NoFetching);
        }

        if (ConverseMedia.ImageFormat(mediaType) is not { } format)
        {
            return at.Refuse("url", $"must hold one of {ConverseMedia.ImageTypes}.");
        }

        ConverseBlock.Image(format, data, to);
        at.Leave();
        return true;
    }

    public bool File(JsonElement part)
    {
        if (!at.Required(part, "file", JsonValueKind.Object, out var file))
        {
            return false;
        }

        at.Enter("file");
        if (file.TryGetProperty("file_id"u8, out var id) && id.ValueKind != JsonValueKind.Null)
        {
            return at.Refuse("file_id", "is not taken: no files are kept here. Send file_data.");
        }

        if (
            !at.Required(file, "file_data", JsonValueKind.String, out var given)
            || !at.Optional(file, "filename", out var name)
        )
        {
            return false;
        }

        if (!DataUri.TryRead(given, out var mediaType, out var data))
        {
            return at.Refuse("file_data", NoFetching);
        }

        if (ConverseMedia.DocumentFormat(mediaType, name) is not { } format)
        {
            return at.Refuse("file_data", $"must hold one of {ConverseMedia.DocumentFormats}.");
        }

        var title = ConverseMedia.DocumentName(Path.GetFileNameWithoutExtension(name), ++_documents);
        ConverseBlock.Document(format, title, "bytes"u8, data, context: default, to);
        at.Leave();
        return true;
    }
}
