using System.Text;
using System.Text.Json;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>What a client puts together from a stream: the text, and the input of the tool that is called.</summary>
internal static class StreamText
{
    public static (string Text, string Tool) Read(byte[] stream, string contentType)
    {
        var (text, tool) = (new StringBuilder(), new StringBuilder());
        if (contentType == "text/event-stream")
        {
            foreach (var line in Encoding.UTF8.GetString(stream).Split('\n'))
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                {
                    Add(line[6..], text, tool);
                }
            }
            return (text.ToString(), tool.ToString());
        }
        using var decoder = new EventStreamDecoder();
        stream.CopyTo(decoder.GetMemory(Math.Max(stream.Length, 1)));
        decoder.Advance(stream.Length);
        while (decoder.TryRead(out var frame))
        {
            if (frame.MessageType.SequenceEqual("event"u8))
            {
                Add(Encoding.UTF8.GetString(frame.Payload), text, tool);
            }
        }
        return (text.ToString(), tool.ToString());
    }

    private static void Add(string json, StringBuilder text, StringBuilder tool)
    {
        var root = JsonDocument.Parse(json).RootElement;
        if (root.TryGetProperty("bytes", out var bytes))
        {
            root = JsonDocument.Parse(bytes.GetBytesFromBase64()).RootElement;
        }
        if (root.TryGetProperty("outputText", out var titan))
        {
            text.Append(titan.GetString());
            return;
        }
        if (root.TryGetProperty("contentBlockDelta", out var nova))
        {
            root = nova;
        }
        if (root.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
        {
            root = choices[0];
        }
        if (!root.TryGetProperty("delta", out var delta))
        {
            return;
        }
        foreach (var name in (string[])["text", "content"])
        {
            if (delta.TryGetProperty(name, out var piece))
            {
                text.Append(piece.GetString());
            }
        }
        if (delta.TryGetProperty("partial_json", out var partial))
        {
            tool.Append(partial.GetString());
        }
        if (delta.TryGetProperty("toolUse", out var use))
        {
            tool.Append(use.GetProperty("input").GetString());
        }
        if (
            delta.TryGetProperty("tool_calls", out var calls)
            && calls[0].GetProperty("function").TryGetProperty("arguments", out var arguments)
        )
        {
            tool.Append(arguments.GetString());
        }
    }
}
