namespace Ringfence.Evidence.Ingest;

/// <summary>Something that is no record.</summary>
/// <param name="Offset">Bytes from the beginning of the uncompressed file.</param>
/// <param name="Reason">Why; never what stood there.</param>
public sealed record SetAside(string File, long Offset, string Reason);
