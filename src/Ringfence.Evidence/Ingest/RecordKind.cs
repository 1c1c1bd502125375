namespace Ringfence.Evidence.Ingest;

/// <summary>What a JSON object is.</summary>
internal enum RecordKind
{
    Unknown,
    CloudTrail,
    Invocation,
    Digest,
    PublicKeys,
    Trail,

    /// <summary>What S3 keeps beside a digest; read together with it.</summary>
    Metadata,
    Activity,

    /// <summary>CloudWatch Logs' forms: a subscription's <c>logEvents[].message</c>, the <c>events[].message</c> that its API answers.</summary>
    LogsEnvelope,

    /// <summary>EventBridge: <c>detail</c>.</summary>
    EventEnvelope,

    /// <summary>A log file's own object, its <c>Records</c> behind other properties; the <c>Events</c> that LookupEvents answers.</summary>
    Container,

    /// <summary>A page of the Compliance API's activity feed: <c>data</c>.</summary>
    ActivityPage,

    /// <summary>OpenTelemetry's logs as JSON, in which Claude Code exports its events: <c>resourceLogs</c>.</summary>
    TelemetryLogs,

    /// <summary>CloudTrail Lake: <c>eventData</c> or <c>eventJson</c>; an event of LookupEvents: <c>CloudTrailEvent</c>.</summary>
    LakeEnvelope,

    /// <summary>What CloudTrail Lake signs beside the results it saves; counted, and not verified.</summary>
    LakeSignature,
}
