using System.Buffers;
using System.Text.Json;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>ConverseStream as chat completion chunks. Texts are copied from frame to chunk as they are escaped.</summary>
internal sealed class ChatStream : IAnswerStream
{
    private readonly bool _includeUsage;

    /// <summary>What every chunk starts with: id, model, and the opening of its choices.</summary>
    private readonly ReadOnlyMemory<byte> _head;

    /// <summary>How many tool calls were started, less one: OpenAI counts tool calls, Converse content blocks.</summary>
    private int _call = -1;

    /// <summary>Whether the open tool call still has no arguments: one without any has to end up as an empty object.</summary>
    private bool _awaitsArguments;

    public ChatStream(ChatFrame frame)
    {
        _includeUsage = frame.IncludeUsage;
        var head = new ArrayBufferWriter<byte>();
        ServerSentEvent.Open(head);
        using var json = new Utf8JsonWriter(head, JsonText.Writer);
        json.WriteStartObject();
        json.WriteString("id"u8, frame.Id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, frame.Created);
        json.WriteString("model"u8, frame.Model);
        json.WriteStartArray("choices"u8);
        json.Flush();
        _head = head.WrittenMemory;
    }

    public void Accept(in EventStreamMessage message, IBufferWriter<byte> to)
    {
        var said = ConverseFrame.Read(message);
        switch (said.Kind)
        {
            case ConverseFrameKind.MessageStart:
                WriteDelta("{\"role\":\"assistant\",\"content\":\""u8, ""u8, "\"}"u8, to);
                break;
            case ConverseFrameKind.TextDelta:
                WriteDelta("{\"content\":\""u8, said.Text, "\"}"u8, to);
                break;
            case ConverseFrameKind.ToolStart:
                WriteCall(said, to);
                break;
            case ConverseFrameKind.ToolDelta when !said.Text.IsEmpty:
                WriteArguments(said.Text, to);
                break;
            case ConverseFrameKind.BlockStop when _awaitsArguments:
                WriteArguments("{}"u8, to);
                break;
            case ConverseFrameKind.MessageStop:
                WriteFinish(FinishReason.Of(said.Stop), to);
                break;
            case ConverseFrameKind.Metadata when _includeUsage:
                WriteUsage(said.Usage, to);
                break;
        }
    }

    public void Finish(IBufferWriter<byte> to) => to.Write("data: [DONE]\n\n"u8);

    public void Break(ClientError error, IBufferWriter<byte> to)
    {
        ServerSentEvent.Open(to);
        OpenAiError.Write(error, to);
        ServerSentEvent.Close(to);
    }

    public void Ping(IBufferWriter<byte> to) { }

    private void WriteCall(in ConverseFrame said, IBufferWriter<byte> to)
    {
        _call++;
        _awaitsArguments = true;
        to.Write(_head.Span);
        to.Write("{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":"u8);
        Integer.Write(_call, to);
        to.Write(",\"id\":\""u8);
        to.Write(said.ToolUseId);
        to.Write("\",\"type\":\"function\",\"function\":{\"name\":\""u8);
        to.Write(said.ToolName);
        to.Write("\",\"arguments\":\"\"}}]}"u8);
        Close(to);
    }

    private void WriteArguments(ReadOnlySpan<byte> escaped, IBufferWriter<byte> to)
    {
        _awaitsArguments = false;
        to.Write(_head.Span);
        to.Write("{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":"u8);
        Integer.Write(_call, to);
        to.Write(",\"function\":{\"arguments\":\""u8);
        to.Write(escaped);
        to.Write("\"}}]}"u8);
        Close(to);
    }

    private void WriteDelta(
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> escaped,
        ReadOnlySpan<byte> after,
        IBufferWriter<byte> to
    )
    {
        to.Write(_head.Span);
        to.Write("{\"index\":0,\"delta\":"u8);
        to.Write(before);
        to.Write(escaped);
        to.Write(after);
        Close(to);
    }

    private void WriteFinish(string reason, IBufferWriter<byte> to)
    {
        to.Write(_head.Span);
        to.Write("{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":"u8);
        to.Write(JsonText.Quote(reason).Span);
        End(to);
    }

    private void WriteUsage(in ConverseUsage usage, IBufferWriter<byte> to)
    {
        to.Write(_head.Span);
        to.Write("],"u8);
        using (var json = new Utf8JsonWriter(to, JsonText.Writer))
        {
            ChatUsage.Write(usage, json);
        }

        to.Write("}\n\n"u8);
    }

    /// <summary>Ends a chunk that has a delta and no finish.</summary>
    private void Close(IBufferWriter<byte> to)
    {
        to.Write(",\"logprobs\":null,\"finish_reason\":null"u8);
        End(to);
    }

    private void End(IBufferWriter<byte> to) => to.Write(_includeUsage ? "}],\"usage\":null}\n\n"u8 : "}]}\n\n"u8);
}
