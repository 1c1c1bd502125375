namespace Ringfence.Ledger.Verification;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>The checkpoint is missing, malformed, or another log's.</summary>
    Checkpoint,

    /// <summary>The checkpoint's signature does not verify.</summary>
    Signature,

    /// <summary>The ledger contradicts a checkpoint it gave out earlier.</summary>
    Inconsistent,

    /// <summary>The tree of the tiles is not the one that the checkpoint signs.</summary>
    Root,

    /// <summary>An entry is not the one that was appended.</summary>
    Entry,

    /// <summary>A tile is missing, cut short, or altered.</summary>
    Tile,

    /// <summary>A bundle of entries is missing, or cannot be read through.</summary>
    Bundle,

    /// <summary>A batch of the journal is altered.</summary>
    Journal,

    /// <summary>A file that no ledger has.</summary>
    Stray,
}
