using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>A whole answer of Converse as a chat completion. Reasoning is left out: the protocol has no place for it.</summary>
internal static class ChatFromConverse
{
    /// <exception cref="InvalidDataException">This is no answer of Converse, or holds what a chat completion cannot.</exception>
    public static void Write(ReadOnlySpan<byte> upstream, ChatFrame frame, IBufferWriter<byte> to) =>
        ConverseAnswer.Rewrite(upstream, frame, to, Write);

    private static void Write(ConverseAnswer answer, ChatFrame frame, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, frame.Id);
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, frame.Created);
        json.WriteString("model"u8, frame.Model);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        WriteMessage(answer, json);
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, FinishReason.Of(answer.Stop));
        json.WriteEndObject();
        json.WriteEndArray();
        ChatUsage.Write(answer.Usage, json);
        json.WriteEndObject();
    }

    private static void WriteMessage(ConverseAnswer answer, Utf8JsonWriter to)
    {
        to.WriteStartObject("message"u8);
        to.WriteString("role"u8, "assistant"u8);
        to.WriteString("content"u8, answer.Text());
        to.WriteNull("refusal"u8);
        var hasTools = false;
        foreach (var block in answer.Content.EnumerateArray())
        {
            if (!block.TryGetProperty("toolUse"u8, out var tool))
            {
                continue;
            }

            if (!hasTools)
            {
                to.WriteStartArray("tool_calls"u8);
                hasTools = true;
            }

            WriteToolCall(tool, to);
        }

        if (hasTools)
        {
            to.WriteEndArray();
        }

        to.WriteEndObject();
    }

    private static void WriteToolCall(JsonElement tool, Utf8JsonWriter to)
    {
        to.WriteStartObject();
        JsonText.Copy("id"u8, tool.GetProperty("toolUseId"u8), to);
        to.WriteString("type"u8, "function"u8);
        to.WriteStartObject("function"u8);
        JsonText.Copy("name"u8, tool.GetProperty("name"u8), to);
        to.WriteString("arguments"u8, JsonMarshal.GetRawUtf8Value(tool.GetProperty("input"u8))); // JSON in a string
        to.WriteEndObject();
        to.WriteEndObject();
    }
}
