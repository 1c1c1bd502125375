using Ringfence.Controls;

namespace Ringfence.Evidence.Packs;

/// <summary>What a pack is to show.</summary>
/// <param name="From">Beginning of the period, inclusive.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="Made">When the pack is made.</param>
/// <param name="Posture">Results of audits.</param>
/// <param name="Statements">What people have stated.</param>
/// <param name="Ledgers">Directories of the gateways' ledgers, for proofs of their entries.</param>
public sealed record PackRequest(
    Framework Framework,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Made,
    IReadOnlyList<PostureFile> Posture,
    IReadOnlyList<PersonStatement> Statements,
    IReadOnlyList<string> Ledgers
);
