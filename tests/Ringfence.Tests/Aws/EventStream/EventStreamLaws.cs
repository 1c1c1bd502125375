using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Aws.EventStream;

namespace Ringfence.Tests.Aws.EventStream;

public class EventStreamLaws
{
    [Fact]
    public void Any_messages_split_anywhere_come_back_in_order()
    {
        Prop.ForAll(
                Messages().ToArbitrary(),
                Gen.Choose(1, 700).ListOf().Where(cuts => cuts.Count > 0).ToArbitrary(),
                (messages, cuts) =>
                {
                    var wire = Encode(messages);
                    using var decoder = new EventStreamDecoder();
                    List<Message> read = [];
                    for (int at = 0, cut = 0; at < wire.Length; cut++)
                    {
                        var length = Math.Min(cuts[cut % cuts.Count], wire.Length - at);
                        decoder.Feed(wire.AsSpan(at, length));
                        at += length;
                        while (decoder.TryRead(out var message))
                        {
                            read.Add(new(message.EventType.ToArray(), message.Payload.ToArray()));
                            Assert.True(message.MessageType.SequenceEqual("event"u8));
                        }
                    }

                    Assert.False(decoder.IsMidFrame);
                    Assert.Equal(messages.Select(m => m.Shown), read.Select(m => m.Shown));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_flipped_byte_anywhere_is_detected()
    {
        Prop.ForAll(
                Messages().Where(messages => messages.Count > 0).ToArbitrary(),
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                Gen.Choose(1, 255).ToArbitrary(),
                (messages, where, flip) =>
                {
                    var wire = Encode([messages[0]]);
                    wire[where % wire.Length] ^= (byte)flip;
                    using var decoder = new EventStreamDecoder();
                    decoder.Feed(wire);

                    Assert.Throws<InvalidDataException>(() => decoder.TryRead(out _));
                    Assert.Throws<InvalidDataException>(() => decoder.TryRead(out _));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static byte[] Encode(IEnumerable<Message> messages)
    {
        var wire = new ArrayBufferWriter<byte>();
        foreach (var message in messages)
        {
            EventStreamEncoder.WriteEvent(wire, message.Type, message.Payload);
        }

        return wire.WrittenSpan.ToArray();
    }

    private static Gen<IList<Message>> Messages()
    {
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b);
        return (
            from type in bytes.ArrayOf()
            from size in Gen.Frequency((8, Gen.Choose(0, 300)), (1, Gen.Choose(20_000, 90_000)))
            from fill in bytes
            select new Message(type, [.. Enumerable.Range(0, size).Select(i => (byte)(fill + (i * 31)))])
        )
            .ListOf()
            .Select(list => (IList<Message>)list);
    }

    private sealed record Message(byte[] Type, byte[] Payload)
    {
        public string Shown => $"{Convert.ToHexString(Type)} {Convert.ToHexString(Payload)}";

        public override string ToString() => $"{Convert.ToHexString(Type)} and {Payload.Length} bytes";
    }
}
