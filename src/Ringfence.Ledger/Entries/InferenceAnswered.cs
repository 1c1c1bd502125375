namespace Ringfence.Ledger.Entries;

/// <summary>How a call ended: written on every exit, refusals included (docs/audit-entry.md).</summary>
public sealed record InferenceAnswered
{
    /// <summary>The entry's <c>type</c>.</summary>
    public const string Type = "inference.answered";

    /// <summary>When the exit was reached, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Ringfence's own request id.</summary>
    public required string RequestId { get; init; }

    /// <summary>Index of the <see cref="InferenceAsked"/> entry, or null when the call was refused before one was due.</summary>
    public long? Asked { get; init; }

    /// <summary>The call, given here only when <see cref="Asked"/> is null.</summary>
    public CallContext? Call { get; init; }

    /// <summary><c>x-amzn-RequestId</c> of every attempt, the last one last; empty when none was made or none answered.</summary>
    public IReadOnlyList<string> AwsRequestIds { get; init; } = [];

    /// <summary>The HTTP status given to the caller; 499 when the caller left before one was given.</summary>
    public required int Status { get; init; }

    /// <summary>The <c>GatewayError</c> member's name, <c>None</c> when the call succeeded.</summary>
    public required string Error { get; init; }

    /// <summary>Whose fault: <c>none</c>, <c>caller</c>, <c>gateway</c> or <c>upstream</c>.</summary>
    public required string Fault { get; init; }

    /// <summary>The upstream's own error type, e.g. <c>ThrottlingException</c>; empty when there was none.</summary>
    public string UpstreamError { get; init; } = "";

    /// <summary>Tokens used, to the last frame received.</summary>
    public TokenCounts Tokens { get; init; }

    /// <summary>Milliseconds from the first byte of the request to this exit.</summary>
    public double LatencyMs { get; init; }

    /// <summary>Milliseconds to the first byte of the model's answer; null when there was none.</summary>
    public double? FirstTokenMs { get; init; }

    /// <summary>What the guardrail did: <c>none</c>, <c>intervened</c>, or empty when none is configured.</summary>
    public string Guardrail { get; init; } = "";

    /// <summary>Why the model stopped, as Bedrock says it; empty when unknown.</summary>
    public string StopReason { get; init; } = "";

    /// <summary>Kinds of PHI found in the answer, the caller's own apart, and how many of each.</summary>
    public IReadOnlyDictionary<string, int> Phi { get; init; } = CallContext.EmptyCounts;
}
