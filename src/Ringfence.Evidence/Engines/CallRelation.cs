using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// The gateway's calls, as <see cref="CallRow"/> makes rows of them: pairs of ledger entries, from <c>asked</c> and <c>answered</c>, each
/// an entry's JSON or null.
/// </summary>
internal static class CallRelation
{
    /// <summary>How every entry begins; no string within one can hold it, for its quotation marks would be escaped.</summary>
    public const string EntryStart = """{"v":1,"type":"inference.""";

    /// <summary>Name and expression of every column but those of the file.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Columns(RawFields raw)
    {
        string Call(string path) =>
            $"coalesce({raw.Of("asked", "call." + path)}, {raw.Of("answered", "call." + path)})";
        string Number(string path) => raw.NumberOf("answered", path);
        return
        [
            ("request_id", $"coalesce({raw.Of("asked", "requestId")}, {raw.Of("answered", "requestId")})"),
            ("time", raw.Milliseconds($"coalesce({raw.Of("asked", "time")}, {raw.Of("answered", "time")})")),
            ("ended", raw.Milliseconds(raw.Of("answered", "time"))),
            ("principal", $"{Call("caller.issuer")} || '#' || {Call("caller.subject")}"),
            ("person", Call("caller.user")),
            ("team", Call("caller.team")),
            ("application", Call("caller.application")),
            ("address", Call("source")),
            ("door", Call("door")),
            ("operation", Call("operation")),
            ("model_asked", Call("modelAsked")),
            ("model", Call("modelUsed")),
            ("region", Call("region")),
            ("status", Number("status")),
            ("error", raw.Of("answered", "error")),
            ("upstream_error", raw.Of("answered", "upstreamError")),
            ("input_tokens", Number("tokens.input")),
            ("output_tokens", Number("tokens.output")),
            ("latency_ms", Number("latencyMs")),
            ("guardrail", raw.Of("answered", "guardrail")),
            (
                "subjects",
                $"coalesce({raw.Joined(raw.ListOf("asked", "call.subjects"))}, {raw.Joined(raw.ListOf("answered", "call.subjects"))})"
            ),
            ("attempts", raw.Joined(raw.ListOf("answered", "awsRequestIds"))),
        ];
    }
}
