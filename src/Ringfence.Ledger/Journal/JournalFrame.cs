using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Ledger.Journal;

/// <summary>One group commit as the journal holds it: entries, and the signed checkpoint that covers them.</summary>
/// <param name="Offset">Where in its segment it starts.</param>
/// <param name="Bundle">The entries, each after its length; valid until the next frame is read.</param>
/// <param name="Count">How many.</param>
/// <param name="Signed">The checkpoint after the last of them.</param>
internal readonly record struct JournalFrame(
    long Offset,
    ReadOnlyMemory<byte> Bundle,
    int Count,
    SignedCheckpoint Signed
)
{
    /// <summary>Bytes before the entries: the marker, the length of the entries and that of the checkpoint, 4 bytes each.</summary>
    public const int HeadLength = 12;

    /// <summary>More entry bytes than a frame ever holds, so that a damaged length is not believed.</summary>
    public const int MaxBundleBytes = 16 << 20;

    /// <summary>More bytes than a checkpoint with its signature ever has.</summary>
    public const int MaxNoteBytes = 1 << 16;

    /// <summary>Starts every frame. Its first byte occurs in no UTF-8 text.</summary>
    public static ReadOnlySpan<byte> Marker => [0xF5, (byte)'R', (byte)'F', (byte)'1'];

    /// <summary>Index of the first entry.</summary>
    public long First => Signed.Checkpoint.Size - Count;
}
