namespace Ringfence.Evidence.Sigma;

/// <summary>What a directory of rules found, and what of it could not be asked.</summary>
/// <param name="Rows">In the columns of <c>trail anomalies</c>.</param>
/// <param name="Run">Rules and correlations that were run.</param>
/// <param name="Refused">Rules that were not, each with the reason.</param>
/// <param name="Limits">What a rule could not see, in sentences.</param>
public sealed record SigmaReport(
    IReadOnlyList<object?[]> Rows,
    int Run,
    IReadOnlyList<SigmaRefusal> Refused,
    IReadOnlyList<string> Limits
);
