using System.Buffers;

namespace Ringfence.Gateway.Doors;

/// <summary>Events of a <c>text/event-stream</c>: the form that both the Anthropic and the OpenAI protocol stream in.</summary>
internal static class ServerSentEvent
{
    public const string ContentType = "text/event-stream; charset=utf-8";

    /// <summary>Opens an event with a name and leaves it inside its data line.</summary>
    public static void Open(ReadOnlySpan<byte> name, IBufferWriter<byte> to)
    {
        to.Write("event: "u8);
        to.Write(name);
        to.Write("\ndata: "u8);
    }

    /// <summary>Opens an event without a name.</summary>
    public static void Open(IBufferWriter<byte> to) => to.Write("data: "u8);

    public static void Close(IBufferWriter<byte> to) => to.Write("\n\n"u8);
}
