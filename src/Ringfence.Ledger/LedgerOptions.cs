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
}
