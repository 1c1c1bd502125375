using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Ringfence.Aws.EventStream;

namespace Ringfence.Tests.Aws.EventStream;

public class EventStreamDecoderTests
{
    [Fact]
    public void The_crc_is_the_one_of_zlib()
    {
        // The check value that every catalogue of CRCs gives for CRC-32/ISO-HDLC.
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
        Assert.Equal(0xCBF43926u, Crc32.Append(Crc32.Of("1234"u8), "56789"u8));
        Assert.Equal(0x190A55ADu, Crc32.Of(new byte[32]));
    }

    [Fact]
    public void A_frame_is_kept_until_it_is_whole()
    {
        var wire = new ArrayBufferWriter<byte>();
        EventStreamEncoder.WriteEvent(wire, "messageStart"u8, """{"role":"assistant"}"""u8);
        using var decoder = new EventStreamDecoder();

        decoder.Feed(wire.WrittenSpan[..^1]);
        Assert.False(decoder.TryRead(out _));
        Assert.True(decoder.IsMidFrame);

        decoder.Feed(wire.WrittenSpan[^1..]);
        Assert.True(decoder.TryRead(out var message));
        Assert.Equal("messageStart", Encoding.UTF8.GetString(message.EventType));
        Assert.True(message.Frame.SequenceEqual(wire.WrittenSpan));
        Assert.False(decoder.IsMidFrame);
    }

    [Fact]
    public void The_largest_frame_that_is_allowed_passes_and_a_larger_one_is_refused_by_its_prelude_alone()
    {
        var wire = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(wire, [], new byte[EventStreamLimits.MaxPayloadBytes]);
        using var decoder = new EventStreamDecoder();
        decoder.Feed(wire.WrittenSpan);
        Assert.True(decoder.TryRead(out var message));
        Assert.Equal(EventStreamLimits.MaxPayloadBytes, message.Payload.Length);

        Assert.Throws<InvalidDataException>(() => ReadPrelude(EventStreamLimits.MaxPayloadBytes + 17, 0));
        Assert.Throws<InvalidDataException>(() =>
            ReadPrelude(EventStreamLimits.MaxHeadersBytes + 17, EventStreamLimits.MaxHeadersBytes + 1)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            EventStreamEncoder.Write(wire, [], new byte[EventStreamLimits.MaxPayloadBytes + 1])
        );
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(20, -1)]
    public void Impossible_lengths_under_a_good_crc_are_refused(int total, int headers) =>
        Assert.Throws<InvalidDataException>(() => ReadPrelude(total, headers));

    [Theory]
    [InlineData("00")] // a name of no bytes
    [InlineData("0161")] // no type
    [InlineData("01610a")] // a type there is not
    [InlineData("016104000000")] // an Int32 of three bytes
    [InlineData("01610700056162")] // a string cut off
    [InlineData("016107")] // a string without its length
    public void A_malformed_header_block_under_good_crcs_is_refused(string block)
    {
        var wire = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(wire, Convert.FromHexString(block), "{}"u8);
        using var decoder = new EventStreamDecoder();
        decoder.Feed(wire.WrittenSpan);
        Assert.Throws<InvalidDataException>(() => decoder.TryRead(out _));
    }

    [Fact]
    public void The_event_type_is_the_one_that_the_message_type_calls_for()
    {
        var block = new EventStreamHeaderBlock()
            .Add(":event-type", "e")
            .Add(":exception-type", "x")
            .Add(":error-code", "c")
            .Add(":message-type", "exception");
        var wire = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(wire, block.Written, []);
        using var decoder = new EventStreamDecoder();
        decoder.Feed(wire.WrittenSpan);
        Assert.True(decoder.TryRead(out var message));
        Assert.Equal("x", Encoding.UTF8.GetString(message.EventType));
    }

    [Fact]
    public void A_header_read_as_another_type_throws()
    {
        var block = new EventStreamHeaderBlock().Add("n", 1).Written.ToArray();
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var header in new EventStreamHeaders(block))
            {
                header.AsString();
            }
        });
    }

    [Fact]
    public void Every_byte_alone_is_as_good_as_all_at_once()
    {
        var wire = new ArrayBufferWriter<byte>();
        for (var i = 0; i < 40; i++)
        {
            EventStreamEncoder.WriteEvent(wire, "chunk"u8, new byte[i * 97]);
        }

        using var decoder = new EventStreamDecoder();
        var read = 0;
        foreach (var b in wire.WrittenSpan)
        {
            decoder.GetMemory(1).Span[0] = b;
            decoder.Advance(1);
            while (decoder.TryRead(out var message))
            {
                Assert.Equal(read * 97, message.Payload.Length);
                read++;
            }
        }

        Assert.Equal(40, read);
    }

    private static void ReadPrelude(int total, int headers)
    {
        var prelude = new byte[Prelude.Length];
        BinaryPrimitives.WriteInt32BigEndian(prelude, total);
        BinaryPrimitives.WriteInt32BigEndian(prelude.AsSpan(4), headers);
        BinaryPrimitives.WriteUInt32BigEndian(prelude.AsSpan(8), Crc32.Of(prelude.AsSpan(0, 8)));
        using var decoder = new EventStreamDecoder();
        decoder.Feed(prelude);
        decoder.TryRead(out _);
    }
}
