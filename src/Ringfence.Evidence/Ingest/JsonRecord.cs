using System.Text.Json;
using System.Text.Unicode;

namespace Ringfence.Evidence.Ingest;

/// <summary>One JSON object of a file: told by its own keys which record it is, unwrapped where it is an envelope, and read.</summary>
internal static class JsonRecord
{
    // Envelopes within envelopes: a CloudWatch subscription that carries an EventBridge event, and no more.
    private const int MostEnvelopes = 4;

    /// <summary>Appends its rows and counts its kind; or says why it is no record that is known here.</summary>
    public static string? Read(ReadOnlySpan<byte> json, ParsedFile file, int envelopes = 0)
    {
        if (!Utf8.IsValid(json))
        {
            return "it holds bytes that are no UTF-8";
        }

        var rows = file.Batch.Count;
        try
        {
            return Dispatch(json, file, envelopes);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            while (file.Batch.Count > rows)
            {
                file.Batch.Undo();
            }

            return Why(error);
        }
    }

    // The reader's message may quote what it found; the place is enough.
    private static string Why(Exception error) =>
        error is not JsonException json ? "a string in it ends within a character"
        : json.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? $"it is nested deeper than {JsonValues.Options.MaxDepth}"
        : $"it is no JSON: line {json.LineNumber + 1}, byte {json.BytePositionInLine}";

    private static string? Dispatch(ReadOnlySpan<byte> json, ParsedFile file, int envelopes)
    {
        var kind = RecordKinds.Of(json);
        switch (kind)
        {
            case RecordKind.CloudTrail:
                file.Event?.Invoke(json);
                return file.Count("cloudtrail", CloudTrailRecord.Read(json, file.Batch));
            case RecordKind.Invocation:
                return file.Count("invocation-log", InvocationRecord.Read(json, file.Batch, file.Body));
            case RecordKind.Digest:
                return file.Count("digest", DigestRecord.Read(json, file));
            case RecordKind.PublicKeys:
                return file.Count("public-keys", PublicKeyRecord.Read(json, file.Batch));
            case RecordKind.Trail:
                return file.Count("trail", TrailRecord.Read(json, file.Batch));
            case RecordKind.Metadata:
                return file.Count("object-metadata", null);
            case RecordKind.LakeSignature:
                return file.Count("lake-signature", null);
            case RecordKind.Activity:
                return file.Count("activity", ActivityRecord.Read(json, file.Batch));
            case RecordKind.TelemetryLogs:
                return TelemetryLogs.Read(json, file);
            case RecordKind.LogsEnvelope
            or RecordKind.EventEnvelope
            or RecordKind.LakeEnvelope
            or RecordKind.ActivityPage
            or RecordKind.Container:
                return envelopes < MostEnvelopes
                    ? Envelope.Read(json, kind, file, envelopes + 1)
                    : "envelopes within envelopes";
            default:
                return "its keys are those of no record that is known here";
        }
    }
}
