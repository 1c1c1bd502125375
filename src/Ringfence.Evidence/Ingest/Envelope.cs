using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>Records within envelopes: CloudWatch Logs, EventBridge, CloudTrail Lake, LookupEvents.</summary>
internal static class Envelope
{
    public static string? Read(ReadOnlySpan<byte> json, RecordKind kind, ParsedFile file, int envelopes)
    {
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        while (reader.Next(out var name))
        {
            if (
                kind == RecordKind.LogsEnvelope
                && (name.SequenceEqual("logEvents"u8) || name.SequenceEqual("events"u8))
            )
            {
                // What CloudWatch writes to try a destination is no log.
                return IsControl(json) ? null : Messages(ref reader, file, envelopes);
            }

            if (
                name.SequenceEqual("detail"u8)
                || name.SequenceEqual("eventData"u8)
                || name.SequenceEqual("eventJson"u8)
                || name.SequenceEqual("CloudTrailEvent"u8)
            )
            {
                return Inner(json, ref reader, file, envelopes);
            }

            if (
                (
                    kind == RecordKind.Container
                    && (
                        name.SequenceEqual("Records"u8)
                        || name.SequenceEqual("Events"u8)
                        || name.SequenceEqual("trailList"u8)
                    )
                )
                || (
                    kind == RecordKind.ActivityPage
                    && name.SequenceEqual("data"u8)
                    && reader.TokenType == JsonTokenType.StartArray
                )
            )
            {
                return Records(json, ref reader, file, envelopes);
            }

            reader.Skip();
        }

        return IsControl(json) ? null : "an envelope without a record";
    }

    private static bool IsControl(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("messageType"u8))
            {
                return reader.Scalar().SequenceEqual("CONTROL_MESSAGE"u8);
            }

            reader.Skip();
        }

        return false;
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
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.Null ? null : "an envelope whose records are no list";
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                file.SetAside("an item in a list of records that is no object");
                reader.Skip();
                continue;
            }

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
                file.SetAside("an item in a list of log events that is no object");
                continue;
            }

            var found = false;
            while (reader.Next(out var name))
            {
                if (!name.SequenceEqual("message"u8))
                {
                    reader.Skip();
                    continue;
                }

                found = true;
                if (LogLine.Read(reader.Scalar(), file, envelopes) is { } problem)
                {
                    file.SetAside(problem + " (a message of a log event)");
                }
            }

            if (!found)
            {
                file.SetAside("a log event without a message");
            }
        }

        return null;
    }
}
