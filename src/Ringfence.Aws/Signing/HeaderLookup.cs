namespace Ringfence.Aws.Signing;

/// <summary>
/// A request's header by its lower-case name; null when there is none. Several of one name are joined by commas.
/// <c>:authority</c> must answer too, with the value of <c>Host</c>: it is what clients sign over HTTP/2, and what a proxy that
/// goes down to HTTP/1.1 leaves in <c>Host</c>.
/// </summary>
public delegate string? HeaderLookup(string name);
