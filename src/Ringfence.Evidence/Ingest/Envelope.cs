using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>Records within envelopes: CloudWatch Logs, EventBridge, CloudTrail Lake.</summary>
internal static class Envelope
{
    public static string? Read(ReadOnlySpan<byte> json, RecordKind kind, ParsedFile file, int envelopes)
    {
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        var control = false;
        while (reader.Next(out var name))
        {
            if (kind == RecordKind.LogsEnvelope && name.SequenceEqual("logEvents"u8))
            {
                return Messages(ref reader, file, envelopes);
            }

            if (
                name.SequenceEqual("detail"u8)
                || name.SequenceEqual("eventData"u8)
                || name.SequenceEqual("eventJson"u8)
            )
            {
                return Inner(json, ref reader, file, envelopes);
            }

            if (
                (kind == RecordKind.Container && name.SequenceEqual("Records"u8))
                || (
                    kind == RecordKind.ActivityPage
                    && name.SequenceEqual("data"u8)
                    && reader.TokenType == JsonTokenType.StartArray
                )
            )
            {
                return Records(json, ref reader, file, envelopes);
            }

            control |= name.SequenceEqual("messageType"u8) && reader.Scalar().SequenceEqual("CONTROL_MESSAGE"u8);
            reader.Skip();
        }

        return control ? null : "an envelope without a record";
    }

    private static string? Inner(
        ReadOnlySpan<byte> json,
        scoped ref Utf8JsonReader reader,
        ParsedFile file,
        int envelopes
    )
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return JsonRecord.Read(json[start..(int)reader.BytesConsumed], file, envelopes);
        }

        return reader.TokenType == JsonTokenType.String
            ? LogLine.Read(reader.Scalar(), file, envelopes)
            : "an envelope without a record";
    }

    private static string? Records(
        ReadOnlySpan<byte> json,
        scoped ref Utf8JsonReader reader,
        ParsedFile file,
        int envelopes
    )
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (JsonRecord.Read(json[start..(int)reader.BytesConsumed], file, envelopes) is { } problem)
            {
                file.SetAside(problem);
            }
        }

        return null;
    }

    // Each message is judged by itself: a bad one does not take its neighbours with it.
    private static string? Messages(scoped ref Utf8JsonReader reader, ParsedFile file, int envelopes)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!reader.Enter())
            {
                continue;
            }

            while (reader.Next(out var name))
            {
                if (!name.SequenceEqual("message"u8))
                {
                    reader.Skip();
                }
                else if (LogLine.Read(reader.Scalar(), file, envelopes) is { } problem)
                {
                    file.SetAside(problem + " (a message of a log event)");
                }
            }
        }

        return null;
    }
}
