using System.Buffers;
using System.Text.Json;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>
/// ConverseStream as Anthropic's events. Converse starts no block for text and reasoning, so the first delta does; it counts
/// tokens after the stop, so the stop is told at the end.
/// </summary>
internal sealed class MessageStreamFromConverse(MessageFrame frame) : IAnswerStream
{
    /// <summary>The block of Converse that is open, or -1.</summary>
    private int _open = -1;

    /// <summary>The index that the client knows the open block by, or the last one.</summary>
    private int _index = -1;

    private string? _stopReason;
    private ConverseUsage _usage;

    public void Accept(in EventStreamMessage message, IBufferWriter<byte> to)
    {
        var said = ConverseFrame.Read(message);
        switch (said.Kind)
        {
            case ConverseFrameKind.MessageStart:
                WriteStart(to);
                break;
            case ConverseFrameKind.ToolStart:
                OpenTool(said, to);
                break;
            case ConverseFrameKind.TextDelta:
                Ensure(said.Block, "{\"type\":\"text\",\"text\":\"\"}"u8, to);
                WriteDelta("text_delta"u8, "text"u8, said.Text, to);
                break;
            case ConverseFrameKind.ToolDelta:
                WriteDelta("input_json_delta"u8, "partial_json"u8, said.Text, to);
                break;
            case ConverseFrameKind.ReasoningDelta:
                WriteReasoning(said, to);
                break;
            case ConverseFrameKind.BlockStop:
                Close(to);
                break;
            case ConverseFrameKind.MessageStop:
                _stopReason = StopReason.Of(said.Stop);
                break;
            case ConverseFrameKind.Metadata:
                _usage = said.Usage;
                break;
        }
    }

    public void Finish(IBufferWriter<byte> to)
    {
        WriteStop(to);
        to.Write("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"u8);
    }

    public void Break(ClientError error, IBufferWriter<byte> to)
    {
        ServerSentEvent.Open("error"u8, to);
        AnthropicError.Write(error, to);
        ServerSentEvent.Close(to);
    }

    public void Ping(IBufferWriter<byte> to) => to.Write(ClaudeStream.PingEvent);

    private void WriteStart(IBufferWriter<byte> to)
    {
        ServerSentEvent.Open("message_start"u8, to);
        using (var json = new Utf8JsonWriter(to, JsonText.Writer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "message_start"u8);
            json.WriteStartObject("message"u8);
            json.WriteString("id"u8, frame.Id);
            json.WriteString("type"u8, "message"u8);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("model"u8, frame.Model);
            json.WriteStartArray("content"u8);
            json.WriteEndArray();
            json.WriteNull("stop_reason"u8);
            json.WriteNull("stop_sequence"u8);
            MessageUsage.Write(default, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        ServerSentEvent.Close(to);
    }

    private void WriteStop(IBufferWriter<byte> to)
    {
        ServerSentEvent.Open("message_delta"u8, to);
        using (var json = new Utf8JsonWriter(to, JsonText.Writer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "message_delta"u8);
            json.WriteStartObject("delta"u8);
            json.WriteString("stop_reason"u8, _stopReason);
            json.WriteNull("stop_sequence"u8);
            json.WriteEndObject();
            MessageUsage.Write(_usage, json);
            json.WriteEndObject();
        }

        ServerSentEvent.Close(to);
    }

    private void OpenTool(in ConverseFrame said, IBufferWriter<byte> to)
    {
        OpenBlock(said.Block, to);
        to.Write("{\"type\":\"tool_use\",\"id\":\""u8);
        to.Write(said.ToolUseId);
        to.Write("\",\"name\":\""u8);
        to.Write(said.ToolName);
        to.Write("\",\"input\":{}}}\n\n"u8);
    }

    private void WriteReasoning(in ConverseFrame said, IBufferWriter<byte> to)
    {
        if (!said.Redacted.IsEmpty)
        {
            OpenBlock(said.Block, to);
            to.Write("{\"type\":\"redacted_thinking\",\"data\":\""u8);
            to.Write(said.Redacted);
            to.Write("\"}}\n\n"u8);
            return;
        }

        Ensure(said.Block, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"u8, to);
        if (!said.Signature.IsEmpty)
        {
            WriteDelta("signature_delta"u8, "signature"u8, said.Signature, to);
        }
        else
        {
            WriteDelta("thinking_delta"u8, "thinking"u8, said.Reasoning, to);
        }
    }

    private void Ensure(int block, ReadOnlySpan<byte> empty, IBufferWriter<byte> to)
    {
        if (_open != block)
        {
            OpenBlock(block, to);
            to.Write(empty);
            to.Write("}\n\n"u8);
        }
    }

    private void OpenBlock(int block, IBufferWriter<byte> to)
    {
        Close(to);
        _open = block;
        _index++;
        WriteIndexed("content_block_start"u8, to);
        to.Write(",\"content_block\":"u8);
    }

    private void WriteDelta(
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> member,
        ReadOnlySpan<byte> escaped,
        IBufferWriter<byte> to
    )
    {
        WriteIndexed("content_block_delta"u8, to);
        to.Write(",\"delta\":{\"type\":\""u8);
        to.Write(type);
        to.Write("\",\""u8);
        to.Write(member);
        to.Write("\":\""u8);
        to.Write(escaped);
        to.Write("\"}}\n\n"u8);
    }

    private void Close(IBufferWriter<byte> to)
    {
        if (_open >= 0)
        {
            WriteIndexed("content_block_stop"u8, to);
            to.Write("}\n\n"u8);
            _open = -1;
        }
    }

    private void WriteIndexed(ReadOnlySpan<byte> type, IBufferWriter<byte> to)
    {
        ServerSentEvent.Open(type, to);
        to.Write("{\"type\":\""u8);
        to.Write(type);
        to.Write("\",\"index\":"u8);
        Integer.Write(_index, to);
    }
}
