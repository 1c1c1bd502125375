using System.Globalization;
using System.Text.Json;
using Amazon.S3;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.S3;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Sigma;

/// <summary>
/// CloudTrail's events, whole, for rules that may ask any field: read again from the log files that the store was filled from. Of a file
/// that is gone or was changed since, the store's own columns are taken, which are fewer.
/// </summary>
internal static class SigmaEvents
{
    /// <summary>Fields of an event that the store keeps too.</summary>
    public static IReadOnlySet<string> Kept { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "eventSource",
            "eventName",
            "eventTime",
            "eventID",
            "eventType",
            "eventVersion",
            "eventCategory",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "errorCode",
            "requestID",
            "recipientAccountId",
            "vpcEndpointId",
            "userIdentity.type",
            "userIdentity.arn",
            "userIdentity.accessKeyId",
            "userIdentity.sessionContext.sourceIdentity",
            "userIdentity.sessionContext.sessionIssuer.arn",
        };

    /// <param name="s3">For log files out of buckets; null: of those the store's own columns are taken.</param>
    /// <returns>How many events were read whole, how many are known from the store alone, and of which files.</returns>
    public static (long Whole, long Partial, IReadOnlyList<string> Gone) Read(
        EvidenceStore store,
        Scope scope,
        Action<JsonElement> each,
        IAmazonS3? s3 = null
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var gone = new List<string>();
        long whole = 0;
        long partial = 0;
        using var files = new Statement(
            store.Database,
            "SELECT id, path, sha256 FROM file WHERE kinds LIKE '%cloudtrail=%' ORDER BY path"
        );
        while (files.Step())
        {
            var (id, path, sha256) = (files.Number(0), files.Text(1)!, files.Text(2)!);
            if (Events(path, sha256, s3) is { } events)
            {
                foreach (var json in events)
                {
                    whole += Offer(json, scope, seen, each);
                }
            }
            else
            {
                gone.Add(path);
                foreach (var json in Rows(store, id))
                {
                    partial += Offer(json, scope, seen, each);
                }
            }
        }

        return (whole, partial, gone);
    }

    // The same event may stand in several files. Another event under its id is another event.
    private static int Offer(byte[] json, Scope scope, HashSet<string> seen, Action<JsonElement> each)
    {
        using var document = JsonDocument.Parse(json);
        var happened = document.RootElement;
        if (
            (happened.Text("eventID") is { } id && !seen.Add($"{id} {happened.Text("eventTime")}"))
            || !DateTimeOffset.TryParse(
                happened.Text("eventTime"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
            || (scope.From is { } from && time < from)
            || (scope.To is { } to && time >= to)
        )
        {
            return 0;
        }

        each(happened);
        return 1;
    }

    // Null: the file is not the one that was read.
    private static List<byte[]>? Events(string path, string sha256, IAmazonS3? s3)
    {
        var remote = S3Place.Is(path);
        if (remote ? s3 is null : !File.Exists(path))
        {
            return null;
        }

        var events = new List<byte[]>();
        var file = new ParsedFile(path) { Event = json => events.Add(json.ToArray()) };
        try
        {
            if (remote)
            {
                // Whether it is still the object that was read, its hash says.
                var (bucket, key) = S3Place.Parse(path);
                using var content = S3Download.Open(s3!, bucket, key, etag: null, CancellationToken.None).Content;
                FileParser.Parse(content, file, batch => batch.Dispose());
            }
            else
            {
                FileParser.Parse(file, batch => batch.Dispose());
            }
        }
        catch (IOException)
        {
            return null;
        }

        return file.Sha256 == sha256 ? events : null;
    }

    private static IEnumerable<byte[]> Rows(EvidenceStore store, long file)
    {
        using var rows = new Statement(
            store.Database,
            """
            SELECT source, name, time, event_id, kind, version, category, region, address, agent, error, request_id, account, endpoint,
              identity, principal, access_key, person, role, detail FROM event_v WHERE file = ?
            """
        );
        rows.Bind(1, file);
        while (rows.Step())
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                Write(json, rows);
            }

            yield return buffer.ToArray();
        }
    }

    private static void Write(Utf8JsonWriter json, Statement row)
    {
        json.WriteStartObject();
        Put("eventSource", 0);
        Put("eventName", 1);
        json.WriteString("eventTime", Scope.Text(DateTimeOffset.FromUnixTimeMilliseconds(row.Number(2))));
        Put("eventID", 3);
        Put("eventType", 4);
        Put("eventVersion", 5);
        Put("eventCategory", 6);
        Put("awsRegion", 7);
        Put("sourceIPAddress", 8);
        Put("userAgent", 9);
        Put("errorCode", 10);
        Put("requestID", 11);
        Put("recipientAccountId", 12);
        Put("vpcEndpointId", 13);
        json.WriteStartObject("userIdentity");
        Put("type", 14);
        Put("arn", 15);
        Put("accessKeyId", 16);
        json.WriteStartObject("sessionContext");
        Put("sourceIdentity", 17);
        json.WriteStartObject("sessionIssuer");
        Put("arn", 18);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        if (row.Text(19) is { } detail)
        {
            json.WritePropertyName("requestParameters");
            json.WriteRawValue(detail);
        }

        json.WriteEndObject();

        void Put(string name, int column)
        {
            if (row.Text(column) is { } text)
            {
                json.WriteString(name, text);
            }
        }
    }
}
