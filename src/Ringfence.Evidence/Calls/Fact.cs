namespace Ringfence.Evidence.Calls;

/// <summary>The names of what the layers say, so that three columns line up.</summary>
public static class Fact
{
    /// <summary>When, UTC.</summary>
    public const string Time = "time";

    /// <summary>Who: the gateway's caller, or the AWS principal.</summary>
    public const string Principal = "principal";

    /// <summary>The person behind the principal: the gateway's user, or AWS's SourceIdentity.</summary>
    public const string Person = "person";

    /// <summary>The caller's team.</summary>
    public const string Team = "team";

    /// <summary>Where from.</summary>
    public const string Source = "source";

    /// <summary>The operation by its AWS name.</summary>
    public const string Operation = "operation";

    /// <summary>The model called.</summary>
    public const string Model = "model";

    /// <summary>The AWS region.</summary>
    public const string Region = "region";

    /// <summary>Input tokens, cached ones excluded.</summary>
    public const string InputTokens = "inputTokens";

    /// <summary>Output tokens.</summary>
    public const string OutputTokens = "outputTokens";

    /// <summary>How it ended.</summary>
    public const string Outcome = "outcome";

    /// <summary>Ringfence's own request id.</summary>
    public const string RequestId = "requestId";

    /// <summary>The join key.</summary>
    public const string AwsRequestId = "awsRequestId";

    /// <summary>Where the record lies: a ledger index or an object key.</summary>
    public const string Record = "record";

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
    [
        AwsRequestId,
        RequestId,
        Time,
        Principal,
        Person,
        Team,
        Source,
        Operation,
        Model,
        Region,
        InputTokens,
        OutputTokens,
        Outcome,
        Record,
    ];
}
