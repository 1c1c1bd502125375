namespace Ringfence.Gateway.Doors;

/// <summary>What the gateway puts on every upstream call, whatever the caller sent.</summary>
/// <param name="RequestId">Ringfence's request id: answers that need an id of their own are named after it.</param>
/// <param name="Metadata">
/// Pairs for Bedrock's <c>requestMetadata</c> (layer three then carries our request id, user and team): at most 16, keys 1-256 and values
/// 0-256 characters of <c>[a-zA-Z0-9\s:_@$#=/+,-.]</c>. Ours win over a caller's of the same key.
/// </param>
/// <param name="GuardrailId">The configured guardrail id or ARN, or null when none is configured.</param>
/// <param name="GuardrailVersion">Its version; never DRAFT.</param>
internal sealed record CallLabels(
    string RequestId,
    IReadOnlyList<KeyValuePair<string, string>> Metadata,
    string? GuardrailId,
    string? GuardrailVersion
);
