using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>A log file: <c>{"Records":[…]}</c>, gzip, and what a digest says of it.</summary>
internal sealed record LogFile(byte[] Compressed, string Sha256, string OldestEventTime, string NewestEventTime)
{
    public static LogFile Of(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var content = new ArrayBufferWriter<byte>();
        content.Write("{\"Records\":["u8);
        var (oldest, newest) = ((string?)null, (string?)null);
        foreach (var record in records)
        {
            if (oldest is not null)
            {
                content.Write(","u8);
            }

            content.Write(record.Span);
            var time = EventTime(record.Span);
            oldest = oldest is null || string.CompareOrdinal(time, oldest) < 0 ? time : oldest;
            newest = newest is null || string.CompareOrdinal(time, newest) > 0 ? time : newest;
        }

        content.Write("]}"u8);
        return new(
            Gzip.Compress(content.WrittenSpan),
            Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan)),
            oldest!,
            newest!
        );
    }

    private static string EventTime(ReadOnlySpan<byte> record)
    {
        var json = new Utf8JsonReader(record);
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType is JsonTokenType.PropertyName)
            {
                var found = json.ValueTextEquals("eventTime"u8);
                json.Read();
                if (found)
                {
                    return json.GetString()!;
                }

                json.Skip();
            }
        }

        throw new InvalidDataException("a journalled record has no eventTime");
    }
}
