namespace Ringfence.Evidence.Ingest;

/// <summary>Gets a body as it stands in the log, or in an object of its own.</summary>
/// <param name="side"><c>input</c> or <c>output</c>.</param>
internal delegate void BodySeen(string requestId, string side, ReadOnlySpan<byte> body);
