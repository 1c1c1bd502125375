namespace Ringfence.Posture.Live;

/// <summary>What a snapshot has of one type in one region.</summary>
/// <param name="Region">Empty for what an account has once.</param>
/// <param name="Resources">How many, those that could not be read too.</param>
/// <param name="Gaps">What was not read.</param>
public sealed record ManifestEntry(string Type, string Region, int Resources, IReadOnlyList<Gap> Gaps);
