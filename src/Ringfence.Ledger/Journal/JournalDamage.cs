namespace Ringfence.Ledger.Journal;

/// <summary>A place in the journal that is not what it should be.</summary>
/// <param name="Path">The segment.</param>
/// <param name="Offset">The byte where the damaged frame starts.</param>
/// <param name="Size">Entries before it.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="IsTail">Nothing valid follows, and nothing contradicts: what a crash leaves of a frame that was never acknowledged.</param>
internal sealed record JournalDamage(string Path, long Offset, long Size, string Problem, bool IsTail)
{
    /// <summary>What is there is the beginning of a frame: a commit under way, or one that a crash interrupted.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>The place and what is wrong there.</summary>
    public override string ToString() => $"{Path}, byte {Offset}, after {Size} entries: {Problem}";
}
