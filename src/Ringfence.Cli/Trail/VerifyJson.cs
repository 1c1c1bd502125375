using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Cli.Trail;

/// <summary>A verification in the form <c>ringfence.verify/1</c> (docs/schemas).</summary>
internal static class VerifyJson
{
    public static string Of(TrailReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.verify/1");
            json.WriteBoolean("ok", report.Ok);
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", Name(finding.Kind));
                json.WriteString("severity", Name(finding.Severity));
                json.WriteString("object", finding.Object);
                json.WriteString("detail", finding.Detail);
                json.WriteBoolean("sure", finding.Sure);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteSpan(json, report.Covered);
            WriteCounts(json, report.Counts);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static void WriteSpan(Utf8JsonWriter json, TimeSpanUtc? span)
    {
        json.WriteStartObject("covered");
        json.WriteString("from", span is null ? null : Time(span.From));
        json.WriteString("to", span is null ? null : Time(span.To));
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, TrailCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("chains", counts.Chains);
        json.WriteNumber("digests", counts.Digests);
        json.WriteNumber("digestsValid", counts.DigestsValid);
        json.WriteNumber("backfill", counts.Backfill);
        json.WriteNumber("logs", counts.Logs);
        json.WriteNumber("logsValid", counts.LogsValid);
        json.WriteNumber("logsAwaitingDigest", counts.LogsAwaitingDigest);
        json.WriteNumber("logsBeforeChain", counts.LogsBeforeChain);
        json.WriteNumber("keyRotations", counts.KeyRotations);
        if (counts.ClockSkewMilliseconds is { } skew)
        {
            json.WriteNumber("clockSkewMilliseconds", skew);
        }

        json.WriteEndObject();
    }
}
