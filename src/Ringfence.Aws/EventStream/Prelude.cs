using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ringfence.Aws.EventStream;

/// <summary>
/// The fixed parts of a frame: <c>u32 total | u32 headers | u32 CRC of those eight bytes</c>, then headers and payload, then
/// <c>u32 CRC of everything before it</c>; all big-endian.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Prelude(int TotalLength, int HeadersLength)
{
    public const int Length = 12;
    private const int CrcLength = 4;
    private const int Overhead = Length + CrcLength;

    public int PayloadLength => TotalLength - HeadersLength - Overhead;

    public static Prelude For(int headersLength, int payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headersLength, EventStreamLimits.MaxHeadersBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payloadLength, EventStreamLimits.MaxPayloadBytes);
        return new(headersLength + payloadLength + Overhead, headersLength);
    }

    /// <exception cref="InvalidDataException">The CRC does not match, or a length is impossible or beyond the limits.</exception>
    public static Prelude Read(ReadOnlySpan<byte> bytes)
    {
        // The CRC first: a length that cannot be trusted is not worth describing.
        if (Crc32.Of(bytes[..8]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]))
        {
            throw new InvalidDataException("Event stream: the CRC of a frame's prelude does not match.");
        }

        var total = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (
            headers > EventStreamLimits.MaxHeadersBytes
            || total < headers + Overhead
            || total - headers - Overhead > EventStreamLimits.MaxPayloadBytes
        )
        {
            throw new InvalidDataException(
                $"Event stream: a frame of {total} bytes with {headers} bytes of headers; allowed are {EventStreamLimits.MaxHeadersBytes} of headers and {EventStreamLimits.MaxPayloadBytes} of payload."
            );
        }

        return new((int)total, (int)headers);
    }

    /// <summary>Writes the first twelve bytes of a frame.</summary>
    public void Write(Span<byte> frame)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame, TotalLength);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], HeadersLength);
        BinaryPrimitives.WriteUInt32BigEndian(frame[8..], Crc32.Of(frame[..8]));
    }

    /// <summary>Writes the last four bytes of a frame whose other bytes stand.</summary>
    public static void Seal(Span<byte> frame) =>
        BinaryPrimitives.WriteUInt32BigEndian(frame[^CrcLength..], Crc32.Of(frame[..^CrcLength]));

    /// <exception cref="InvalidDataException">The CRC at the end of the frame does not match.</exception>
    public static void CheckSeal(ReadOnlySpan<byte> frame)
    {
        if (Crc32.Of(frame[..^CrcLength]) != BinaryPrimitives.ReadUInt32BigEndian(frame[^CrcLength..]))
        {
            throw new InvalidDataException("Event stream: the CRC of a frame does not match.");
        }
    }

    public ReadOnlySpan<byte> HeadersOf(ReadOnlySpan<byte> frame) => frame.Slice(Length, HeadersLength);

    public ReadOnlySpan<byte> PayloadOf(ReadOnlySpan<byte> frame) => frame.Slice(Length + HeadersLength, PayloadLength);
}
