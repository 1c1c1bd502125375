namespace Ringfence.LocalBedrock.Model;

/// <summary>The part of a prompt up to its last cache point.</summary>
/// <param name="Digest">SHA-256 of that part's text, lower hex.</param>
internal sealed record CachedPrefix(string Digest, int Characters, bool ForAnHour);
