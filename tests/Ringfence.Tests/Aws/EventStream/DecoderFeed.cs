using Ringfence.Aws.EventStream;

namespace Ringfence.Tests.Aws.EventStream;

internal static class DecoderFeed
{
    /// <summary>Puts bytes into the decoder as a read from the upstream would.</summary>
    public static void Feed(this EventStreamDecoder decoder, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(decoder.GetMemory(bytes.Length).Span);
        decoder.Advance(bytes.Length);
    }
}
