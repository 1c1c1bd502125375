namespace Ringfence.Ledger.Entries;

/// <summary>Tokens as Bedrock counts them: <paramref name="Input"/> excludes what came from or went to the cache.</summary>
/// <param name="Partial">The stream ended early: counts are of the last frame received.</param>
public readonly record struct TokenCounts(long Input, long Output, long CacheRead, long CacheWrite, bool Partial)
{
    /// <summary>All tokens of the call, cached ones included.</summary>
    public long Total => Input + Output + CacheRead + CacheWrite;
}
