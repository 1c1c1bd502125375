using System.Buffers;
using System.Text;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors;

/// <summary>Streams as Bedrock sends them, and what an answer stream makes of them.</summary>
internal static class Frames
{
    /// <summary>One <c>event</c> frame on the wire.</summary>
    public static byte[] Event(string type, string payload)
    {
        var frame = new ArrayBufferWriter<byte>();
        EventStreamEncoder.WriteEvent(frame, Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(payload));
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>A <c>chunk</c> frame of InvokeModelWithResponseStream, padded as Bedrock pads.</summary>
    public static byte[] Chunk(string json) =>
        Event("chunk", $$"""{"bytes":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(json))}}","p":"abcdefgh"}""");

    /// <summary>The frames that are whole once the pieces have arrived, told to a stream.</summary>
    public static string Tell(IAnswerStream stream, IEnumerable<byte[]> pieces, bool finish = true)
    {
        using var decoder = new EventStreamDecoder();
        var told = new ArrayBufferWriter<byte>();
        foreach (byte[] piece in pieces)
        {
            piece.CopyTo(decoder.GetMemory(piece.Length));
            decoder.Advance(piece.Length);
            while (decoder.TryRead(out EventStreamMessage message))
            {
                stream.Accept(message, told);
            }
        }

        if (finish)
        {
            stream.Finish(told);
        }

        return Encoding.UTF8.GetString(told.WrittenSpan);
    }

    /// <summary>The same bytes, cut at other places.</summary>
    public static IEnumerable<byte[]> Cut(IEnumerable<byte[]> frames, int size) =>
        frames.SelectMany(f => f).Chunk(size);

    public static string Write(Action<IBufferWriter<byte>> write)
    {
        var to = new ArrayBufferWriter<byte>();
        write(to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
