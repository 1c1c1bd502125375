namespace Ringfence.Evidence.Sigma;

/// <summary>An event that a rule matched, with what is kept of it.</summary>
/// <param name="Fields">Values of the fields that correlations ask for, the first of each; absent ones are left out.</param>
internal sealed record SigmaMatch(
    DateTimeOffset Time,
    string? Person,
    string? Principal,
    string? Address,
    string What,
    string? RequestId,
    IReadOnlyDictionary<string, string> Fields
);
