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

    [Fact]
    public void Any_header_of_any_type_comes_back()
    {
        Prop.ForAll(
                ArbMap.Default.GeneratorFor<(bool, sbyte, short, int)>().ToArbitrary(),
                ArbMap.Default.GeneratorFor<(long, byte[], Guid)>().ToArbitrary(),
                ArbMap.Default.GeneratorFor<(NonNull<string>, DateTime)>().ToArbitrary(),
                (small, large, text) =>
                {
                    var time = DateTimeOffset.FromUnixTimeMilliseconds(
                        new DateTimeOffset(text.Item2.Ticks, TimeSpan.Zero).ToUnixTimeMilliseconds()
                    );
                    var name = text.Item1.Get.ReplaceLineEndings("");
                    var block = new EventStreamHeaderBlock()
                        .Add("bool", small.Item1)
                        .Add("byte", small.Item2)
                        .Add("short", small.Item3)
                        .Add("int", small.Item4)
                        .Add("long", large.Item1)
                        .Add("bytes", (ReadOnlySpan<byte>)large.Item2)
                        .Add("uuid", large.Item3)
                        .Add("text", name)
                        .Add("time", time);
                    var headers = new EventStreamHeaders(block.Written);
                    Assert.Equal(small.Item1, Next(ref headers).AsBoolean());
                    Assert.Equal(small.Item2, Next(ref headers).AsInteger());
                    Assert.Equal(small.Item3, Next(ref headers).AsInteger());
                    Assert.Equal(small.Item4, Next(ref headers).AsInteger());
                    Assert.Equal(large.Item1, Next(ref headers).AsInteger());
                    Assert.Equal(large.Item2 ?? [], Next(ref headers).AsBytes().ToArray());
                    Assert.Equal(large.Item3, Next(ref headers).AsUuid());
                    Assert.Equal(name, Next(ref headers).AsString());
                    Assert.Equal(time, Next(ref headers).AsTimestamp());
                    Assert.False(headers.MoveNext());
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static EventStreamHeader Next(ref EventStreamHeaders headers)
    {
        Assert.True(headers.MoveNext());
        return headers.Current;
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
