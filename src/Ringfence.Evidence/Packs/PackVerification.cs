namespace Ringfence.Evidence.Packs;

/// <summary>What a verification of a pack found.</summary>
/// <param name="Findings">Every file that is altered, missing or added, and what is wrong with the seal; none: the pack is as it was sealed.</param>
/// <param name="Files">Files that the manifest lists.</param>
/// <param name="Proofs">Ledger proofs that were checked, the seal's included.</param>
/// <param name="Unchecked">Ledgers whose proofs the pack holds and whose key was not given.</param>
/// <param name="Sealed">Where and when it was sealed, in words; null where the seal does not hold.</param>
/// <param name="KeyIsTheirs">No key was given: the pack's own was used.</param>
public sealed record PackVerification(
    IReadOnlyList<PackFinding> Findings,
    int Files,
    int Proofs,
    IReadOnlyCollection<string> Unchecked,
    string? Sealed,
    bool KeyIsTheirs
)
{
    /// <summary>Nothing was found.</summary>
    public bool Ok => Findings.Count == 0;
}
