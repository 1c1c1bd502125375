using Ringfence.Ledger.Entries;

namespace Ringfence.Evidence.Gateway;

/// <summary>One call as the gateway's ledger has it: a pair, or a refusal's single entry, or an <c>Asked</c> that nothing followed.</summary>
public sealed record RecordedCall
{
    /// <summary>Index of the first entry.</summary>
    public required long Index { get; init; }

    /// <summary>Index of the <c>Answered</c>; null when there is none.</summary>
    public long? AnsweredIndex { get; init; }

    /// <summary>Ringfence's own request id.</summary>
    public required string RequestId { get; init; }

    /// <summary>When it was asked, or refused.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who asked what of which model.</summary>
    public required CallContext Call { get; init; }

    /// <summary>How it ended; null when the record does not say.</summary>
    public InferenceAnswered? Answered { get; init; }

    /// <summary>The join key of the last attempt; null when AWS was not reached.</summary>
    public string? AwsRequestId => Answered?.AwsRequestIds is [.., var last] ? last : null;

    /// <summary>How it ended, in a few words.</summary>
    public string Outcome =>
        Answered switch
        {
            null => "no answer recorded",
            { Error: "None" } => "success",
            { UpstreamError.Length: > 0 } answered => $"{answered.Error} ({answered.UpstreamError}, {answered.Status})",
            var answered => $"{answered.Error} ({answered.Status})",
        };
}
