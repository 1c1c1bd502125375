namespace Ringfence.EndToEnd.Running;

/// <summary>What a client is pointed at.</summary>
/// <param name="Marker">A word that every prompt carries, which must turn up nowhere but in answers.</param>
internal sealed record ClientTarget(Uri Http1, Uri Http2, string Token, string Marker);
