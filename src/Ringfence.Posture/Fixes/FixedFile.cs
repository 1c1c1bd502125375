namespace Ringfence.Posture.Fixes;

/// <summary>A file whose text was changed.</summary>
/// <param name="File">As the caller named it.</param>
/// <param name="Content">Its new bytes, in UTF-8, with a byte order mark where it had one.</param>
public sealed record FixedFile(string File, ReadOnlyMemory<byte> Content);
