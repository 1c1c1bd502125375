using static Ringfence.Evidence.Store.ColumnKind;

namespace Ringfence.Evidence.Store;

/// <summary>What the store holds, layer by layer. The order of columns is the order in which the readers of records fill them.</summary>
internal static class Tables
{
    private static readonly (string Name, ColumnKind Kind)[] OfEvents =
    [
        ("event_id", Text),
        ("request_id", Text),
        ("time", Number),
        ("source", Word),
        ("name", Word),
        ("region", Word),
        ("account", Word),
        ("principal", Word),
        ("person", Word),
        ("role", Word),
        ("access_key", Word),
        ("address", Word),
        ("agent", Word),
        ("endpoint", Word),
        ("model", Word),
        ("inference_region", Word),
        ("resource", Word),
        ("error", Word),
        ("kind", Word),
        ("category", Word),
        ("version", Word),
        ("identity", Word),
        ("input_tokens", Number),
        ("output_tokens", Number),
        ("model_call", Number),
        ("bearer", Number),
        ("read_only", Number),
        ("mfa", Number),
        ("detail", Text),
        ("copied_from", Word),
        ("updates", Text),
        ("addendum", Word),
    ];

    /// <summary>CloudTrail.</summary>
    public static Table Event { get; } = New(0, "event", "event_id", OfEvents);

    /// <summary>Bedrock's invocation log.</summary>
    public static Table Invocation { get; } =
        New(
            1,
            "invocation",
            "request_id",
            ("request_id", Text),
            ("time", Number),
            ("account", Word),
            ("region", Word),
            ("operation", Word),
            ("principal", Word),
            ("person", Word),
            ("team", Word),
            ("model", Word),
            ("inference_region", Word),
            ("error", Word),
            ("ringfence_id", Text),
            ("input_tokens", Number),
            ("output_tokens", Number),
            ("cache_read", Number),
            ("cache_write", Number),
            ("guardrail", Number),
            ("bodies", Word)
        );

    /// <summary>The gateway's own record: a pair of ledger entries, or a refusal's one.</summary>
    public static Table Call { get; } =
        New(
            2,
            "gateway_call",
            "request_id",
            ("request_id", Text),
            ("ledger", Word),
            ("entry", Number),
            ("answered", Number),
            ("time", Number),
            ("ended", Number),
            ("principal", Word),
            ("person", Word),
            ("team", Word),
            ("application", Word),
            ("address", Word),
            ("door", Word),
            ("operation", Word),
            ("model_asked", Word),
            ("model", Word),
            ("region", Word),
            ("status", Number),
            ("error", Word),
            ("upstream_error", Word),
            ("input_tokens", Number),
            ("output_tokens", Number),
            ("partial", Number),
            ("latency_ms", Number),
            ("guardrail", Word),
            ("phi", Text),
            ("attempts", Text)
        );

    /// <summary>VPC flow logs.</summary>
    public static Table Flow { get; } =
        New(
            3,
            "flow",
            "line",
            ("line", Text),
            ("time", Number),
            ("ended", Number),
            ("account", Word),
            ("interface", Word),
            ("source", Word),
            ("destination", Word),
            ("source_port", Number),
            ("destination_port", Number),
            ("protocol", Number),
            ("packets", Number),
            ("bytes", Number),
            ("action", Word),
            ("status", Word),
            ("direction", Word),
            ("path", Number),
            ("vpc", Word)
        );

    /// <summary>Who touched what, as other logs say it: S3 server access, load balancers, pgaudit, activity of Claude Code and the Compliance API.</summary>
    public static Table Access { get; } =
        New(
            4,
            "access",
            "line",
            ("line", Text),
            ("kind", Word),
            ("time", Number),
            ("request_id", Text),
            ("principal", Word),
            ("person", Word),
            ("address", Word),
            ("agent", Word),
            ("operation", Word),
            ("resource", Word),
            ("status", Word),
            ("bytes", Number),
            ("account", Word)
        );

    /// <summary>CloudTrail digests, with what their signature needs.</summary>
    public static Table Digest { get; } =
        New(
            5,
            "digest",
            "object",
            ("object", Text),
            ("start", Number),
            ("ended", Number),
            ("end_text", Text),
            ("sha256", Text),
            ("previous_signature", Text),
            ("signature", Text),
            ("fingerprint", Text),
            ("algorithm", Text),
            ("logs", Text),
            ("trusted", Number)
        );

    /// <summary>CloudTrail's public keys.</summary>
    public static Table PublicKey { get; } =
        New(6, "public_key", "fingerprint", ("fingerprint", Text), ("value", Text));

    /// <summary>Trails, as DescribeTrails gives them.</summary>
    public static Table Trail { get; } = New(7, "trail", "arn", ("arn", Text), ("bucket", Text), ("validates", Number));

    /// <summary>Bodies of the invocation log that lie in objects of their own: what is noted of them.</summary>
    public static Table Body { get; } =
        New(
            8,
            "body",
            "object",
            ("object", Text),
            ("request_id", Text),
            ("side", Word),
            ("input_tokens", Number),
            ("output_tokens", Number),
            ("guardrail", Number),
            ("contents", Word)
        );

    /// <summary>Events that CloudTrail delivered anew with an addendum: as they were before. No question counts them.</summary>
    public static Table Superseded { get; } = New(9, "superseded", "event_id", OfEvents);

    public static IReadOnlyList<Table> All { get; } =
    [Event, Invocation, Call, Flow, Access, Digest, PublicKey, Trail, Body, Superseded];

    private static Table New(int number, string name, string key, params (string Name, ColumnKind Kind)[] columns) =>
        new(number, name, key, [.. columns.Select(column => new Column(column.Name, column.Kind))]);
}
