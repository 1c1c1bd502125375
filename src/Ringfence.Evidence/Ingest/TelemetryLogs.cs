using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// OpenTelemetry's logs as JSON, as a collector writes them to a file: the events that Claude Code exports. Of an event its name, time, person,
/// session and request are taken; what was prompted, run or answered is in other attributes, which are never read.
/// </summary>
internal static class TelemetryLogs
{
    private static readonly string[] People = ["user.email", "user.account_uuid", "user.id"];

    public static string? Read(ReadOnlySpan<byte> json, ParsedFile file)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        foreach (var resource in Items(document.RootElement, "resourceLogs"))
        {
            var shared = resource.TryGetProperty("resource", out var described) ? Attributes(described) : [];
            foreach (var record in Items(resource, "scopeLogs").SelectMany(scope => Items(scope, "logRecords")))
            {
                if (file.Count("activity", Write(record, shared, file.Batch)) is { } problem)
                {
                    file.SetAside(problem);
                }
            }
        }

        return null;
    }

    private static string? Write(JsonElement record, Dictionary<string, string> shared, RowBatch to)
    {
        var own = Attributes(record);
        var nanoseconds = record.Text("timeUnixNano") ?? record.Text("observedTimeUnixNano");
        if (
            !long.TryParse(nanoseconds, CultureInfo.InvariantCulture, out var time)
            || !Moment.Plausible(time / 1_000_000)
        )
        {
            return "a log record of OpenTelemetry at no plausible time";
        }

        to.Begin(Tables.Access);
        to.Set(
            AccessColumn.Line,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.GetRawText())))
        );
        to.Set(AccessColumn.Kind, "activity");
        to.Set(AccessColumn.Time, time / 1_000_000);
        Put(AccessColumn.Operation, ["event.name"]);
        if (to.Last.IsNull(AccessColumn.Operation) && record.Text("body", "stringValue") is { } body)
        {
            // Claude Code's body is the event's name; another program's may be anything.
            to.Set(AccessColumn.Operation, body.StartsWith("claude_code.", StringComparison.Ordinal) ? body : "event");
        }

        Put(AccessColumn.Person, People);
        Put(AccessColumn.RequestId, ["request_id"]);
        Put(AccessColumn.Resource, ["session.id"]);
        Put(AccessColumn.Account, ["organization.id"]);
        Put(AccessColumn.Agent, ["service.name"]);
        return null;

        void Put(int column, ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if ((own.GetValueOrDefault(name) ?? shared.GetValueOrDefault(name)) is { } value)
                {
                    to.Set(column, value);
                    return;
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var items)
        && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : [];

    private static Dictionary<string, string> Attributes(JsonElement of)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var attribute in Items(of, "attributes"))
        {
            if (attribute.Text("key") is { } key && attribute.Text("value", "stringValue") is { Length: > 0 } value)
            {
                attributes[key] = value;
            }
        }

        return attributes;
    }
}
