namespace Ringfence.Console.TryIt;

/// <summary>What became of a prompt that was tried.</summary>
/// <param name="Status">The HTTP status that the gateway gave.</param>
/// <param name="Typed">Where identifiers were found in what was typed.</param>
/// <param name="Seen">What the model saw; null when it saw nothing, or its record has not come yet.</param>
/// <param name="Answered">What came back.</param>
public sealed record Trial(
    int Status,
    IReadOnlyList<TrialSpan> Typed,
    string? Seen,
    string Answered,
    string? RequestId,
    string? AwsRequestId
);
