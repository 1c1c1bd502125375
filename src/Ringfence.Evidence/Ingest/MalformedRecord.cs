namespace Ringfence.Evidence.Ingest;

/// <summary>Something set aside: where it stood, and why it is no record.</summary>
/// <param name="Offset">Bytes from the beginning of the uncompressed file.</param>
internal sealed record MalformedRecord(long Offset, string Reason);
