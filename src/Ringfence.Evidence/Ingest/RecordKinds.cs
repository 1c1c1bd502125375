using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>Tells records by their keys, never by the file's name.</summary>
internal static class RecordKinds
{
    public static RecordKind Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        var hint = RecordKind.Unknown;
        while (reader.Next(out var name))
        {
            var kind = Certain(name);
            if (kind != RecordKind.Unknown)
            {
                return kind;
            }

            if (hint == RecordKind.Unknown)
            {
                hint = Perhaps(name);
            }

            reader.Skip();
        }

        return hint;
    }

    private static RecordKind Certain(ReadOnlySpan<byte> name) =>
        name switch
        {
            _ when name.SequenceEqual("eventVersion"u8)
                    || name.SequenceEqual("eventSource"u8)
                    || name.SequenceEqual("userIdentity"u8) => RecordKind.CloudTrail,
            _ when name.SequenceEqual("schemaType"u8) => RecordKind.Invocation,
            _ when name.SequenceEqual("digestS3Object"u8) || name.SequenceEqual("digestStartTime"u8) =>
                RecordKind.Digest,
            _ when name.SequenceEqual("Records"u8)
                    || name.SequenceEqual("Events"u8)
                    || name.SequenceEqual("trailList"u8) => RecordKind.Container,
            _ when name.SequenceEqual("PublicKeyList"u8) => RecordKind.PublicKeys,
            _ when name.SequenceEqual("logEvents"u8) || name.SequenceEqual("events"u8) => RecordKind.LogsEnvelope,
            _ when name.SequenceEqual("detail"u8) || name.SequenceEqual("detail-type"u8) => RecordKind.EventEnvelope,
            _ when name.SequenceEqual("eventData"u8)
                    || name.SequenceEqual("eventJson"u8)
                    || name.SequenceEqual("CloudTrailEvent"u8) => RecordKind.LakeEnvelope,
            _ when name.SequenceEqual("hashSignature"u8) => RecordKind.LakeSignature,
            _ when name.SequenceEqual("resourceLogs"u8) => RecordKind.TelemetryLogs,
            _ when name.SequenceEqual("TrailARN"u8) => RecordKind.Trail,
            _ when name.SequenceEqual("signature-algorithm"u8) => RecordKind.Metadata,
            _ when name.SequenceEqual("actor"u8) || name.SequenceEqual("actor_info"u8) => RecordKind.Activity,
            _ => RecordKind.Unknown,
        };

    private static RecordKind Perhaps(ReadOnlySpan<byte> name) =>
        name switch
        {
            _ when name.SequenceEqual("eventName"u8) || name.SequenceEqual("eventID"u8) => RecordKind.CloudTrail,
            _ when name.SequenceEqual("event.name"u8)
                    || name.SequenceEqual("session.id"u8)
                    || name.SequenceEqual("sessionId"u8) => RecordKind.Activity,
            _ when name.SequenceEqual("data"u8) => RecordKind.ActivityPage,
            _ => RecordKind.Unknown,
        };
}
