using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Ledger.Verification;

/// <summary>A tile as it should be by what is below it, and as it is.</summary>
/// <param name="Id">Which tile.</param>
/// <param name="Computed">Its hashes by what is below; as long as a full tile's, or exact.</param>
/// <param name="Stored">Its hashes as stored; null when they cannot be read.</param>
internal sealed record AuditedTile(TileId Id, byte[] Computed, byte[]? Stored)
{
    private int Length => Id.Width * TreeHash.Length;

    /// <summary>Whether there is nothing to report about it.</summary>
    public bool Agrees => Stored is null || Computed.AsSpan(0, Length).SequenceEqual(Stored);

    /// <summary>The positions where the two differ.</summary>
    public IEnumerable<int> Differences()
    {
        for (var position = 0; position < Id.Width; position++)
        {
            var at = position * TreeHash.Length;
            if (!Computed.AsSpan(at, TreeHash.Length).SequenceEqual(Stored.AsSpan(at, TreeHash.Length)))
            {
                yield return position;
            }
        }
    }
}
