namespace Ringfence.Posture.Live.Direct;

/// <summary>All types that calls of their own read; docs/live-facts.md has the shapes.</summary>
internal static class DirectTypes
{
    public static IReadOnlyList<DirectType> All { get; } =
    [
        .. AccountFacts.Types,
        .. BedrockFacts.Types,
        .. ServiceLastAccessed.Types,
        .. CredentialFacts.Types,
        .. DriftFacts.Types,
        .. DetectionFacts.Types,
        .. OrganizationFacts.Types,
        .. RecorderFacts.Types,
        .. KeyFacts.Types,
        .. NetworkFacts.Types,
        .. MessagingPolicies.Types,
        .. SnapshotFacts.Types,
    ];

    /// <summary>Types that no AWS API tells: a file that is given does, and <c>audit</c> reads it.</summary>
    public static IReadOnlyList<string> FromFiles { get; } =
    ["Ringfence::ClaudeCode::Installation", "Ringfence::ClaudeCode::ManagedSettings", "Ringfence::Gateway::LogSample"];

    public static DirectType? For(string type) => All.FirstOrDefault(each => each.Type == type);
}
