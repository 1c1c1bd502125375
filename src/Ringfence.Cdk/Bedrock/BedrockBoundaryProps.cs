using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Bedrock;

/// <summary>How a <see cref="BedrockBoundary"/> is made.</summary>
public sealed record BedrockBoundaryProps
{
    /// <summary>What its parts' names begin with.</summary>
    public required string Name { get; init; }

    /// <summary>The key of the guardrail and of the invocation logs, which hold what was asked.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>Where the handlers run.</summary>
    public required HandlerPlace Handlers { get; init; }

    /// <summary>Where S3 logs who asked for what.</summary>
    public required AccessLogBucket AccessLogs { get; init; }

    /// <summary>The id of the S3 endpoint that people reach the invocation logs through.</summary>
    public required string Endpoint { get; init; }

    /// <summary>ARNs of the roles that alone may read the invocation logs.</summary>
    public required IReadOnlyList<string> Reviewers { get; init; }

    /// <summary>The bucket of the archive account that the invocation logs are copied to.</summary>
    public required Replica Copy { get; init; }

    /// <summary>For how many days invocation logs are kept: 2192 (six years) or more.</summary>
    /// <value>2557.</value>
    public int KeepDays { get; init; } = 2557;

    /// <summary>After how many days they move to Glacier Deep Archive.</summary>
    /// <value>90.</value>
    public int ColdAfterDays { get; init; } = 90;

    /// <summary>How long Bedrock keeps prompts and answers itself: <c>none</c>, <c>default</c> or <c>inherit</c>.</summary>
    /// <value><c>none</c>: zero data retention.</value>
    public string DataRetention { get; init; } = "none";

    /// <summary>The other regions that may be used: Bedrock keeps as little there, where inference profiles run calls too.</summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];
}
