using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// A Messages body as Converse takes it, for models other than Claude. What Converse cannot say is refused by name; only what
/// has no bearing on the answer is left out.
/// </summary>
internal sealed class ConverseFromMessages
{
    /// <summary>Hints on cost, routing and housekeeping, and members read elsewhere.</summary>
    private static readonly FrozenSet<string> LeftOut = FrozenSet.Create(
        "model",
        "stream",
        "anthropic_version",
        "anthropic_beta",
        "cache_control",
        "context_management",
        "diagnostics",
        "metadata",
        "service_tier",
        "speed"
    );

    private static readonly FrozenSet<string> Translated = FrozenSet.Create(
        "messages",
        "system",
        "max_tokens",
        "temperature",
        "top_p",
        "top_k",
        "stop_sequences",
        "tools",
        "tool_choice",
        "thinking",
        "output_config"
    );

    private readonly BodyReading _at = new();
    private readonly Utf8JsonWriter _to;
    private readonly MessagesContent _content;
    private readonly MessagesTools _tools;

    private ConverseFromMessages(Utf8JsonWriter to)
    {
        _to = to;
        _content = new MessagesContent(_at, to);
        _tools = new MessagesTools(_at, to);
    }

    /// <summary>The Converse body, or null with a refusal that names the place and what is allowed there.</summary>
    /// <param name="counting">For CountTokens: only what its <c>converse</c> input takes.</param>
    public static ReadOnlyMemory<byte>? Translate(
        ReadOnlyMemory<byte> body,
        CallLabels labels,
        bool counting,
        out Refusal? refusal
    )
    {
        if (BodyReading.Parse(body, out refusal) is not { } parsed)
        {
            return null;
        }

        using var json = parsed;
        var output = new ArrayBufferWriter<byte>(body.Length + 1024);
        using var writer = new Utf8JsonWriter(output, JsonText.Writer);
        var translation = new ConverseFromMessages(writer);
        var done = counting ? translation.Count(json.RootElement) : translation.Ask(json.RootElement, labels);
        refusal = translation._at.Refusal;
        writer.Flush();
        if (!done)
        {
            return null; // in a conditional expression, null would become empty memory
        }

        return output.WrittenMemory;
    }

    private bool Ask(JsonElement body, CallLabels labels)
    {
        _to.WriteStartObject();
        var done = Conversation(body) && Inference(body) && Output(body);
        ConverseLabels.Write(labels, labels.Metadata, _to);
        _to.WriteEndObject();
        return done;
    }

    private bool Count(JsonElement body)
    {
        _to.WriteStartObject();
        _to.WriteStartObject("input"u8);
        _to.WriteStartObject("converse"u8);
        var done = Conversation(body);
        _to.WriteEndObject();
        _to.WriteEndObject();
        _to.WriteEndObject();
        return done;
    }

    private bool Conversation(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (!Translated.Contains(member.Name) && !LeftOut.Contains(member.Name))
            {
                return _at.Refuse(
                    BodyReading.IsName(member.Name) ? member.Name : "(a member of the body)",
                    $"has no equivalent for this model; leave it out or use a Claude model. Translated are {string.Join(", ", Translated.Order())}."
                );
            }
        }

        return Messages(body) && System(body) && _tools.Write(body, _content.HasToolBlocks) && Additional(body);
    }

    private bool Messages(JsonElement body)
    {
        if (!_at.Required(body, "messages", JsonValueKind.Array, out var messages))
        {
            return false;
        }

        _to.WriteStartArray("messages"u8);
        var done = _at.Each("messages", messages, Message);
        _to.WriteEndArray();
        return done;
    }

    private bool Message(JsonElement message)
    {
        if (!_at.Required(message, "role", JsonValueKind.String, out var role))
        {
            return false;
        }

        if (!role.ValueEquals("user"u8) && !role.ValueEquals("assistant"u8) && !role.ValueEquals("system"u8))
        {
            return _at.Refuse("role", $"{BodyReading.Quoted(role)} is not one of user, assistant, system.");
        }

        _to.WriteStartObject();
        _to.WritePropertyName("role"u8);
        JsonText.Copy(role, _to);
        var done = _content.Write(message);
        _to.WriteEndObject();
        return done;
    }

    private bool System(JsonElement body) =>
        !body.TryGetProperty("system"u8, out var system)
        || system.ValueKind == JsonValueKind.Null
        || _content.WriteSystem(system);

    private bool Inference(JsonElement body)
    {
        if (
            !_at.Required(body, "max_tokens", JsonValueKind.Number, out var most)
            || !_at.Optional(body, "temperature", JsonValueKind.Number, out var temperature)
            || !_at.Optional(body, "top_p", JsonValueKind.Number, out var topP)
            || !_at.Optional(body, "stop_sequences", JsonValueKind.Array, out var stops)
        )
        {
            return false;
        }

        _to.WriteStartObject("inferenceConfig"u8);
        JsonText.Copy("maxTokens"u8, most, _to);
        JsonText.Copy("temperature"u8, temperature, _to);
        JsonText.Copy("topP"u8, topP, _to);
        JsonText.Copy("stopSequences"u8, stops, _to);
        _to.WriteEndObject();
        return true;
    }

    /// <summary>What Converse has no field of its own for goes to the model under its own name; the model accepts or refuses it.</summary>
    private bool Additional(JsonElement body)
    {
        if (
            !_at.Optional(body, "top_k", JsonValueKind.Number, out var topK)
            || !_at.Optional(body, "thinking", JsonValueKind.Object, out var thinking)
        )
        {
            return false;
        }

        // Adaptive leaves it to the model whether to think, and a model that cannot has decided.
        var thinks =
            thinking.ValueKind == JsonValueKind.Object
            && thinking.TryGetProperty("type"u8, out var type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("enabled"u8);
        if (thinks || topK.ValueKind == JsonValueKind.Number)
        {
            _to.WriteStartObject("additionalModelRequestFields"u8);
            JsonText.Copy("top_k"u8, topK, _to);
            JsonText.Copy("thinking"u8, thinks ? thinking : default, _to);
            _to.WriteEndObject();
        }

        return true;
    }

    private bool Output(JsonElement body)
    {
        if (!_at.Optional(body, "output_config", JsonValueKind.Object, out var config))
        {
            return false;
        }

        if (config.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        _at.Enter("output_config");
        if (
            !_at.Optional(config, "effort", JsonValueKind.String, out var effort)
            || !_at.Optional(config, "format", JsonValueKind.Object, out var format)
        )
        {
            return false;
        }

        JsonElement schema = default;
        if (format.ValueKind == JsonValueKind.Object)
        {
            _at.Enter("format");
            if (
                !_at.Required(format, "type", JsonValueKind.String, out var type)
                || !(
                    type.ValueEquals("json_schema"u8)
                    || _at.Refuse("type", $"{BodyReading.Quoted(type)} is not json_schema.")
                )
                || !_at.Required(format, "schema", JsonValueKind.Object, out schema)
            )
            {
                return false;
            }

            _at.Leave();
        }

        ConverseOutput.Write(effort, schema, name: default, description: default, _to);
        _at.Leave();
        return true;
    }
}
