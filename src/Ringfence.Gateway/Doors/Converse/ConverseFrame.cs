using System.Text.Json;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>
/// What one frame of ConverseStream says. Texts are views of the frame, still escaped as JSON strings are and without their
/// quotes: they go into another JSON string as they stand.
/// </summary>
internal ref struct ConverseFrame
{
    public ConverseFrameKind Kind;

    /// <summary>The block that a block's frame belongs to.</summary>
    public int Block;

    /// <summary>Of a tool's block start: its id and name.</summary>
    public ReadOnlySpan<byte> ToolUseId,
        ToolName;

    /// <summary>Of a delta: text, a piece of a tool's input, or of the model's reasoning, its signature or its encrypted form.</summary>
    public ReadOnlySpan<byte> Text,
        Reasoning,
        Signature,
        Redacted;

    /// <summary>Why the message stopped.</summary>
    public ConverseStop Stop;

    public ConverseUsage Usage;

    /// <exception cref="InvalidDataException">The payload is not what the event type says, or holds what no client protocol here can say.</exception>
    public static ConverseFrame Read(in EventStreamMessage message)
    {
        var frame = new ConverseFrame { Kind = KindOf(message.EventType) };
        if (frame.Kind != ConverseFrameKind.Other)
        {
            try
            {
                var reader = new Utf8JsonReader(message.Payload);
                frame.ReadPayload(ref reader);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"A {frame.Kind} frame has a payload that cannot be read.", fault);
            }
        }

        return frame;
    }

    private static ConverseFrameKind KindOf(ReadOnlySpan<byte> eventType) =>
        eventType switch
        {
            _ when eventType.SequenceEqual("contentBlockDelta"u8) => ConverseFrameKind.BlockDelta,
            _ when eventType.SequenceEqual("messageStart"u8) => ConverseFrameKind.MessageStart,
            _ when eventType.SequenceEqual("contentBlockStart"u8) => ConverseFrameKind.BlockStart,
            _ when eventType.SequenceEqual("contentBlockStop"u8) => ConverseFrameKind.BlockStop,
            _ when eventType.SequenceEqual("messageStop"u8) => ConverseFrameKind.MessageStop,
            _ when eventType.SequenceEqual("metadata"u8) => ConverseFrameKind.Metadata,
            _ => ConverseFrameKind.Other,
        };

    private void ReadPayload(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("contentBlockIndex"u8))
            {
                reader.Read();
                Block = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                ReadDelta(ref reader);
            }
            else if (reader.ValueTextEquals("start"u8))
            {
                reader.Read();
                ReadStart(ref reader);
            }
            else if (reader.ValueTextEquals("stopReason"u8))
            {
                Stop = ConverseStops.Read(String(ref reader));
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                Usage = ConverseUsage.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadStart(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("toolUse"u8))
            {
                throw new InvalidDataException(
                    "The answer starts a content block that is neither text, reasoning nor a tool's use."
                );
            }

            Kind = ConverseFrameKind.ToolStart;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("toolUseId"u8))
                {
                    ToolUseId = String(ref reader);
                }
                else if (reader.ValueTextEquals("name"u8))
                {
                    ToolName = String(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private void ReadDelta(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                Kind = ConverseFrameKind.TextDelta;
                Text = String(ref reader);
            }
            else if (reader.ValueTextEquals("toolUse"u8))
            {
                Kind = ConverseFrameKind.ToolDelta;
                reader.Read();
                ReadInto(ref reader);
            }
            else if (reader.ValueTextEquals("reasoningContent"u8))
            {
                Kind = ConverseFrameKind.ReasoningDelta;
                reader.Read();
                ReadInto(ref reader);
            }
            else if (reader.ValueTextEquals("citation"u8))
            {
                reader.Skip(); // where a text comes from; the text itself has its own deltas
            }
            else
            {
                throw new InvalidDataException(
                    "The answer has a delta that is neither text, reasoning nor a tool's input."
                );
            }
        }
    }

    private void ReadInto(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input"u8))
            {
                Text = String(ref reader);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                Reasoning = String(ref reader);
            }
            else if (reader.ValueTextEquals("signature"u8))
            {
                Signature = String(ref reader);
            }
            else if (reader.ValueTextEquals("redactedContent"u8))
            {
                Redacted = String(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static ReadOnlySpan<byte> String(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String
            ? reader.ValueSpan
            : throw new InvalidDataException("The answer has something else where a string belongs.");
    }
}
