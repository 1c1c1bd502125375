namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>Where the chain of digest files stands; the next digest begins here.</summary>
/// <param name="Sequence">Numbers the digests, and with them the list of files that wait for the next one.</param>
/// <param name="Start">When the next digest begins: the end of the one before, or the trail's own beginning.</param>
/// <param name="PreviousObject">Null before the first digest, as are the other two.</param>
/// <param name="PreviousHash">SHA-256 of the uncompressed digest, lower hex.</param>
internal sealed record DigestChain(
    int Sequence,
    DateTimeOffset Start,
    string? PreviousObject,
    string? PreviousHash,
    string? PreviousSignature
);
