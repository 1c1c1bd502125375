namespace Ringfence.LocalBedrock.Sts;

/// <summary>A role session as STS issued it; sealed into its own token.</summary>
/// <param name="AccessKeyId"><c>ASIA…</c></param>
/// <param name="SourceIdentity">Set once; later sessions of the chain keep it.</param>
/// <param name="TransitiveTags">Keys of tags that the next role of a chain inherits.</param>
internal sealed record Session(
    string AccessKeyId,
    string Role,
    string Name,
    string? SourceIdentity,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> TransitiveTags,
    DateTimeOffset Created,
    DateTimeOffset Expires
);
