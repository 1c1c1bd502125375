using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ringfence.Aws.EventStream;

namespace Ringfence.Tests.Aws.EventStream;

public class EventStreamVectorTests
{
    [Fact]
    public void Every_vector_of_the_reference_codec_is_read()
    {
        foreach (var vector in Facts.Vectors("eventstream-vectors.json"))
        {
            using var decoder = new EventStreamDecoder();
            decoder.Feed(Convert.FromHexString(vector.Text("hex")));

            Assert.True(decoder.TryRead(out var message), vector.Text("name"));
            Assert.Equal(vector.Text("payloadUtf8"), Encoding.UTF8.GetString(message.Payload));
            Assert.Equal(vector.GetProperty("headersLength").GetInt32(), message.Headers.Length);
            var expected = vector.GetProperty("headers").EnumerateArray().ToArray();
            var at = 0;
            foreach (var header in message.EnumerateHeaders())
            {
                Assert.Equal(expected[at].Text("name"), Encoding.UTF8.GetString(header.Name));
                var value = expected[at].GetProperty("value");
                Assert.Equal(
                    header.Type == EventStreamHeaderType.Int64
                        ? Long(value).ToString(CultureInfo.InvariantCulture)
                        : value.ToString(),
                    Shown(header)
                );
                at++;
            }

            Assert.Equal(expected.Length, at);
            Assert.False(decoder.IsMidFrame);
        }
    }

    [Fact]
    public void Every_vector_of_the_reference_codec_is_written_byte_for_byte()
    {
        foreach (var vector in Facts.Vectors("eventstream-vectors.json"))
        {
            var block = new EventStreamHeaderBlock();
            foreach (var header in vector.GetProperty("headers").EnumerateArray())
            {
                Add(block, header.Text("name"), header.Text("type"), header.GetProperty("value"));
            }

            var written = new ArrayBufferWriter<byte>();
            EventStreamEncoder.Write(written, block.Written, Encoding.UTF8.GetBytes(vector.Text("payloadUtf8")));
            Assert.Equal(vector.Text("hex"), Convert.ToHexStringLower(written.WrittenSpan));
        }
    }

    [Fact]
    public void Events_exceptions_and_errors_are_framed_as_the_reference_codec_frames_them()
    {
        foreach (var vector in Facts.Vectors("eventstream-vectors.json"))
        {
            var headers = vector
                .GetProperty("headers")
                .EnumerateArray()
                .ToDictionary(h => h.Text("name"), h => h.GetProperty("value").ToString());
            var payload = vector.Text("payloadUtf8");
            var written = new ArrayBufferWriter<byte>();
            switch (headers.GetValueOrDefault(":message-type"))
            {
                case "event":
                    EventStreamEncoder.WriteEvent(
                        written,
                        Encoding.UTF8.GetBytes(headers[":event-type"]),
                        Encoding.UTF8.GetBytes(payload)
                    );
                    break;
                case "exception":
                    var message = JsonDocument.Parse(payload).RootElement.Text("message");
                    EventStreamEncoder.WriteException(
                        written,
                        Encoding.UTF8.GetBytes(headers[":exception-type"]),
                        message
                    );
                    break;
                case "error":
                    EventStreamEncoder.WriteError(written, headers[":error-code"], headers[":error-message"]);
                    break;
                default:
                    continue;
            }

            Assert.Equal(vector.Text("hex"), Convert.ToHexStringLower(written.WrittenSpan));
        }
    }

    // The vectors print their 64-bit integer as JavaScript does a number, to seventeen digits: read it as one.
    private static long Long(JsonElement value) => (long)double.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private static string Shown(EventStreamHeader header) =>
        header.Type switch
        {
            EventStreamHeaderType.True or EventStreamHeaderType.False => header.AsBoolean().ToString(),
            EventStreamHeaderType.Bytes => Convert.ToHexStringLower(header.AsBytes()),
            EventStreamHeaderType.String => header.AsString(),
            EventStreamHeaderType.Timestamp => header
                .AsTimestamp()
                .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            EventStreamHeaderType.Uuid => header.AsUuid().ToString(),
            _ => header.AsInteger().ToString(CultureInfo.InvariantCulture),
        };

    private static EventStreamHeaderBlock Add(
        EventStreamHeaderBlock block,
        string name,
        string type,
        JsonElement value
    ) =>
        type switch
        {
            "boolean" => block.Add(name, value.GetBoolean()),
            "byte" => block.Add(name, value.GetSByte()),
            "short" => block.Add(name, value.GetInt16()),
            "integer" => block.Add(name, value.GetInt32()),
            "long" => block.Add(name, Long(value)),
            "binary" => block.Add(name, Convert.FromHexString(value.GetString()!)),
            "string" => block.Add(name, value.GetString()!),
            "timestamp" => block.Add(name, value.GetDateTimeOffset()),
            "uuid" => block.Add(name, value.GetGuid()),
            _ => throw new InvalidDataException(type),
        };
}
