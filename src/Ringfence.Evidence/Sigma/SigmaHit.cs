using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Sigma;

/// <summary>What a rule or a correlation found.</summary>
/// <param name="Count">Events that it stands for.</param>
internal sealed record SigmaHit(
    string Id,
    string Title,
    Severity Severity,
    string Attack,
    string Why,
    string Next,
    SigmaMatch Match,
    long Count
);
