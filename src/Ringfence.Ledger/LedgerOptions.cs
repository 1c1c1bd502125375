using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Ledger;

/// <summary>Where a ledger lives and how it commits.</summary>
public sealed record LedgerOptions
{
    /// <summary>The ledger's directory: tiles, checkpoint and journal. Made with 0700 if absent.</summary>
    public required string Directory { get; init; }

    /// <summary>The C2SP origin, a schema-less URL without spaces or '+', e.g. <c>ringfence.example.com/gateway-1</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Verifier keys (type 0x04) of the witnesses whose cosignatures are taken.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>How often the journal is published as tiles.</summary>
    /// <value>One second.</value>
    public TimeSpan PublishEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Everything that is wrong with these options; none when a ledger can be opened with them.</summary>
    public IEnumerable<string> Problems()
    {
        if (Directory.Length == 0)
        {
            yield return "Directory is empty: say where the ledger is to be kept.";
        }

        if (!VerifierKey.IsName(Origin))
        {
            yield return $"Origin is '{Origin}': it is a URL without its scheme, and without spaces or '+', like ringfence.example.com/gateway-1.";
        }

        if (PublishEvery <= TimeSpan.Zero && PublishEvery != Timeout.InfiniteTimeSpan)
        {
            yield return $"PublishEvery is {PublishEvery}: it must be longer than nothing.";
        }

        foreach (var witness in Witnesses)
        {
            if (!VerifierKey.TryParse(witness, out var key, out var problem))
            {
                yield return $"Witnesses: {problem}";
            }
            else if (key.Type != NoteKeyType.Cosignature)
            {
                yield return $"Witnesses: {key.Name} is no witness, for its key has type 0x{(byte)key.Type:x2}, not 0x04.";
            }
        }
    }
}
