using System.Buffers;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A chat completion's body as Converse takes it.</summary>
internal sealed class ConverseFromChat
{
    private readonly BodyReading _at = new();
    private readonly Utf8JsonWriter _to;
    private readonly ChatMessages _messages;
    private readonly ChatTools _tools;

    private ConverseFromChat(Utf8JsonWriter to, bool claude)
    {
        _to = to;
        _messages = new ChatMessages(_at, to);
        _tools = new ChatTools(_at, to, claude);
    }

    /// <summary>The Converse body, or null with a refusal that names the place and what is allowed there.</summary>
    /// <param name="claude">Whether the model takes Claude's own request fields.</param>
    /// <param name="includeUsage">Whether a stream is to end with token counts.</param>
    public static ReadOnlyMemory<byte>? Translate(
        ReadOnlyMemory<byte> body,
        CallLabels labels,
        bool claude,
        out bool includeUsage,
        out Refusal? refusal
    )
    {
        includeUsage = false;
        if (BodyReading.Parse(body, out refusal) is not { } parsed)
        {
            return null;
        }

        using var json = parsed;
        var output = new ArrayBufferWriter<byte>(body.Length + 1024);
        using var writer = new Utf8JsonWriter(output, JsonText.Writer);
        var translation = new ConverseFromChat(writer, claude);
        var done =
            translation.Write(json.RootElement, labels)
            && translation.StreamOptions(json.RootElement, out includeUsage);
        refusal = translation._at.Refusal;
        writer.Flush();
        if (!done)
        {
            return null; // in a conditional expression, null would become empty memory
        }

        return output.WrittenMemory;
    }

    private bool Write(JsonElement body, CallLabels labels)
    {
        _to.WriteStartObject();
        if (
            !ChatParameters.Check(body, _at)
            || !_messages.Write(body)
            || !_tools.Write(body, _messages.HasToolBlocks)
            || !Inference(body)
            || !ChatOutput.Write(body, _at, _to)
            || !ServiceTier(body)
            || CallerMetadata.Merge(body, labels, _at) is not { } metadata
        )
        {
            return false;
        }

        ConverseLabels.Write(labels, metadata, _to);
        _to.WriteEndObject();
        return true;
    }

    private bool Inference(JsonElement body)
    {
        if (
            !_at.Optional(body, "max_completion_tokens", JsonValueKind.Number, out var most)
            || !_at.Optional(body, "max_tokens", JsonValueKind.Number, out var formerMost)
            || !_at.Optional(body, "temperature", JsonValueKind.Number, out var temperature)
            || !_at.Optional(body, "top_p", JsonValueKind.Number, out var topP)
        )
        {
            return false;
        }

        if (
            temperature.ValueKind == JsonValueKind.Number
            && !(temperature.TryGetDouble(out var t) && t is >= 0 and <= 1)
        )
        {
            return _at.Refuse("temperature", "must be from 0 to 1: Bedrock has no higher temperatures.");
        }

        _to.WriteStartObject("inferenceConfig"u8);
        JsonText.Copy("maxTokens"u8, most.ValueKind == JsonValueKind.Undefined ? formerMost : most, _to);
        JsonText.Copy("temperature"u8, temperature, _to);
        JsonText.Copy("topP"u8, topP, _to);
        var done = Stop(body);
        _to.WriteEndObject();
        return done;
    }

    private bool Stop(JsonElement body)
    {
        if (!body.TryGetProperty("stop"u8, out var stop) || stop.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (stop.ValueKind == JsonValueKind.String)
        {
            _to.WriteStartArray("stopSequences"u8);
            JsonText.Copy(stop, _to);
            _to.WriteEndArray();
            return true;
        }

        if (
            stop.ValueKind != JsonValueKind.Array
            || stop.EnumerateArray().Any(s => s.ValueKind != JsonValueKind.String)
        )
        {
            return _at.Refuse("stop", "must be a string or an array of strings.");
        }

        JsonText.Copy("stopSequences"u8, stop, _to);
        return true;
    }

    private bool ServiceTier(JsonElement body)
    {
        if (!_at.Optional(body, "service_tier", JsonValueKind.String, out var tier))
        {
            return false;
        }

        if (tier.ValueKind == JsonValueKind.Undefined || tier.ValueEquals("auto"u8))
        {
            return true;
        }

        if (!tier.ValueEquals("default"u8) && !tier.ValueEquals("flex"u8) && !tier.ValueEquals("priority"u8))
        {
            return _at.Refuse(
                "service_tier",
                $"{BodyReading.Quoted(tier)} is not one of auto, default, flex, priority."
            );
        }

        _to.WriteStartObject("serviceTier"u8);
        JsonText.Copy("type"u8, tier, _to);
        _to.WriteEndObject();
        return true;
    }

    private bool StreamOptions(JsonElement body, out bool includeUsage)
    {
        includeUsage = false;
        if (!_at.Optional(body, "stream_options", JsonValueKind.Object, out var options))
        {
            return false;
        }

        if (options.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        _at.Enter("stream_options");
        var done = _at.Optional(options, "include_usage", JsonValueKind.True, out var include);
        includeUsage = include.ValueKind == JsonValueKind.True;
        return done;
    }
}
