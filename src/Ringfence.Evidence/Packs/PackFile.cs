namespace Ringfence.Evidence.Packs;

/// <summary>A file of a pack.</summary>
/// <param name="Path">From the pack's directory, with slashes.</param>
/// <param name="Sha256">Lower hexadecimal.</param>
internal sealed record PackFile(string Path, long Bytes, string Sha256);
