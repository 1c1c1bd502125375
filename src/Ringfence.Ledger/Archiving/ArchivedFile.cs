namespace Ringfence.Ledger.Archiving;

/// <summary>A file of an archive.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="Version">What it is replaced by, if it is: an opaque text, for S3 the ETag.</param>
public sealed record ArchivedFile(ReadOnlyMemory<byte> Bytes, string Version);
