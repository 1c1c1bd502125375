using System.Globalization;
using System.Text;
using Ringfence.Gateway.Limits;
using Ringfence.Gateway.Quotas;
using Ringfence.Gateway.Recording;
using Ringfence.Ledger;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Health;

/// <summary>The metrics in Prometheus' text form, version 0.0.4.</summary>
internal sealed class MetricsText(
    GatewayMetrics metrics,
    MerkleLog ledger,
    LedgerLag lag,
    OwedAnswers owed,
    Drain drain,
    Quota quota,
    ArchiveLoop? archive = null
)
{
    public void Write(PooledBuffer to)
    {
        var text = new StringBuilder();
        Head(text, "ringfence_requests_total", "counter", "Requests answered, by door, operation, status and error.");
        foreach (var (key, count) in metrics.Calls)
        {
            var labels =
                $"door=\"{DoorNames.Of(key.Door)}\",operation=\"{key.Route?.ToString() ?? "none"}\",status=\"{key.Status}\",error=\"{ErrorNames.Of(key.Error)}\"";
            Value(text, "ringfence_requests_total", labels, count.Value);
        }
        Head(text, "ringfence_request_seconds", "histogram", "From a request's first byte to the end of its answer.");
        foreach (var ((door, stream), latency) in metrics.Latency)
        {
            var labels = $"door=\"{DoorNames.Of(door)}\",stream=\"{(stream ? "true" : "false")}\"";
            Buckets(text, "ringfence_request_seconds", labels, latency);
        }
        Head(
            text,
            "ringfence_first_token_seconds",
            "histogram",
            "From a request's first byte to the model's first content."
        );
        foreach (var (door, latency) in metrics.FirstToken)
        {
            Buckets(text, "ringfence_first_token_seconds", $"door=\"{DoorNames.Of(door)}\"", latency);
        }
        Head(text, "ringfence_ledger_append_seconds", "histogram", "Until an entry was durable.");
        Buckets(text, "ringfence_ledger_append_seconds", "", metrics.Appends);
        Tokens(text);
        Identifiers(text);
        Gauge(text, "ringfence_requests_in_flight", "Requests under way.", drain.InFlight);
        Gauge(text, "ringfence_streams_in_flight", "Answers being streamed.", metrics.Streams.Value);
        Gauge(text, "ringfence_ledger_entries", "Entries in the ledger.", ledger.Size);
        Gauge(text, "ringfence_ledger_owed_entries", "Entries that wait for the ledger to recover.", owed.Count);
        Gauge(
            text,
            "ringfence_ledger_lag_seconds",
            "Seconds for which publishing has failed; 0 while it does not.",
            (long)lag.For.TotalSeconds
        );
        Gauge(text, "ringfence_quota_instances", "Instances that share every limit.", quota.Instances);
        if (archive is not null)
        {
            Archive(text, archive);
        }
        Encoding.UTF8.GetBytes(text.ToString(), to);
    }

    private static void Archive(StringBuilder text, ArchiveLoop archive)
    {
        Gauge(text, "ringfence_archive_entries", "Entries that the ledger's archive covers.", archive.Entries);
        Gauge(text, "ringfence_archive_lag_entries", "Entries that it does not cover yet.", archive.Lag);
        Gauge(
            text,
            "ringfence_archive_lag_seconds",
            "How old the oldest of those can be.",
            (long)archive.Late.TotalSeconds
        );
        Head(text, "ringfence_archive_failures_total", "counter", "Copies to the archive that failed.");
        Value(text, "ringfence_archive_failures_total", "", archive.Failures.Value);
    }

    private void Tokens(StringBuilder text)
    {
        Head(text, "ringfence_tokens_total", "counter", "Tokens as Bedrock counted them.");
        Value(text, "ringfence_tokens_total", "kind=\"input\"", metrics.InputTokens.Value);
        Value(text, "ringfence_tokens_total", "kind=\"output\"", metrics.OutputTokens.Value);
        Value(text, "ringfence_tokens_total", "kind=\"cache_read\"", metrics.CacheReadTokens.Value);
        Value(text, "ringfence_tokens_total", "kind=\"cache_write\"", metrics.CacheWriteTokens.Value);
    }

    private void Identifiers(StringBuilder text)
    {
        Head(text, "ringfence_phi_calls_total", "counter", "Calls whose prompt was judged, by policy.");
        foreach (var (policy, count) in metrics.Phi.Calls)
        {
            Value(text, "ringfence_phi_calls_total", $"policy=\"{policy}\"", count.Value);
        }
        Head(text, "ringfence_phi_identifiers_total", "counter", "Identifiers found, by where, policy and kind.");
        foreach (var ((where, policy, kind), count) in metrics.Phi.Found)
        {
            var labels = $"in=\"{where}\",policy=\"{policy}\",kind=\"{kind.Label()}\"";
            Value(text, "ringfence_phi_identifiers_total", labels, count.Value);
        }
        Head(text, "ringfence_phi_engine_calls_total", "counter", "Prompts an engine was asked about, by outcome.");
        foreach (var ((engine, outcome), count) in metrics.Engines.Calls)
        {
            var labels = $"engine=\"{engine}\",outcome=\"{outcome}\"";
            Value(text, "ringfence_phi_engine_calls_total", labels, count.Value);
        }
        Head(text, "ringfence_phi_engine_seconds", "histogram", "Until an engine had judged a prompt, or had not.");
        foreach (var (engine, latency) in metrics.Engines.Latency)
        {
            Buckets(text, "ringfence_phi_engine_seconds", $"engine=\"{engine}\"", latency);
        }
    }

    private static void Gauge(StringBuilder text, string name, string help, long value)
    {
        Head(text, name, "gauge", help);
        Value(text, name, "", value);
    }

    private static void Buckets(StringBuilder text, string name, string labels, Histogram histogram)
    {
        var separator = labels.Length == 0 ? "" : ",";
        long below = 0;
        for (var i = 0; i < histogram.Bounds.Length; i++)
        {
            below += histogram.CountIn(i);
            Value(text, $"{name}_bucket", $"{labels}{separator}le=\"{histogram.Bounds[i].TotalSeconds}\"", below);
        }
        below += histogram.CountIn(histogram.Bounds.Length);
        Value(text, $"{name}_bucket", $"{labels}{separator}le=\"+Inf\"", below);
        Value(text, $"{name}_count", labels, below);
        Line(text, $"{name}_sum", labels, histogram.Sum.TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ")
            .Append(name)
            .Append(' ')
            .Append(help)
            .Append("\n# TYPE ")
            .Append(name)
            .Append(' ')
            .Append(type)
            .Append('\n');

    private static void Value(StringBuilder text, string name, string labels, long value) =>
        Line(text, name, labels, value.ToString(CultureInfo.InvariantCulture));

    private static void Line(StringBuilder text, string name, string labels, string value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }
        text.Append(' ').Append(value).Append('\n');
    }
}
