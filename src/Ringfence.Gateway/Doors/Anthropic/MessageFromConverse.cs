using System.Buffers;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>A whole answer of Converse as an Anthropic message.</summary>
internal static class MessageFromConverse
{
    /// <exception cref="InvalidDataException">This is no answer of Converse, or holds what a message cannot.</exception>
    public static void Write(ReadOnlySpan<byte> upstream, MessageFrame frame, IBufferWriter<byte> to) =>
        ConverseAnswer.Rewrite(upstream, frame, to, Write);

    private static void Write(ConverseAnswer answer, MessageFrame frame, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, frame.Id);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, frame.Model);
        json.WriteStartArray("content"u8);
        foreach (var block in answer.Content.EnumerateArray())
        {
            WriteBlock(block, json);
        }

        json.WriteEndArray();
        json.WriteString("stop_reason"u8, StopReason.Of(answer.Stop));
        json.WriteNull("stop_sequence"u8);
        MessageUsage.Write(answer.Usage, json);
        json.WriteEndObject();
    }

    private static void WriteBlock(JsonElement block, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        if (block.TryGetProperty("text"u8, out var text))
        {
            to.WriteString("type"u8, "text"u8);
            JsonText.Copy("text"u8, text, to);
        }
        else if (block.TryGetProperty("toolUse"u8, out var tool))
        {
            to.WriteString("type"u8, "tool_use"u8);
            JsonText.Copy("id"u8, tool.GetProperty("toolUseId"u8), to);
            JsonText.Copy("name"u8, tool.GetProperty("name"u8), to);
            JsonText.Copy("input"u8, tool.GetProperty("input"u8), to);
        }
        else if (block.TryGetProperty("reasoningContent"u8, out var reasoning))
        {
            WriteReasoning(reasoning, to);
        }
        else if (block.TryGetProperty("citationsContent"u8, out var cited))
        {
            to.WriteString("type"u8, "text"u8);
            to.WriteString("text"u8, ConverseAnswer.CitedText(cited));
        }
        else
        {
            throw new InvalidDataException("The answer has a content block that a message cannot hold.");
        }

        to.WriteEndObject();
    }

    private static void WriteReasoning(JsonElement reasoning, Utf8JsonWriter to)
    {
        if (reasoning.TryGetProperty("redactedContent"u8, out var redacted))
        {
            to.WriteString("type"u8, "redacted_thinking"u8);
            JsonText.Copy("data"u8, redacted, to);
            return;
        }

        var thinking = reasoning.GetProperty("reasoningText"u8);
        to.WriteString("type"u8, "thinking"u8);
        JsonText.Copy("thinking"u8, thinking.GetProperty("text"u8), to);
        if (thinking.TryGetProperty("signature"u8, out var signature))
        {
            JsonText.Copy("signature"u8, signature, to);
        }
        else
        {
            to.WriteString("signature"u8, ""u8);
        }
    }
}
