namespace Ringfence.LocalBedrock;

/// <summary>Where a started stand-in listens; each serves every API.</summary>
/// <param name="Http2">HTTP/2 without TLS.</param>
public sealed record LocalEndpoints(Uri Http, Uri Http2);
