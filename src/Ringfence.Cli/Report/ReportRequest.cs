using Ringfence.Controls;

namespace Ringfence.Cli.Report;

/// <summary>What <c>ringfence report</c> was asked for.</summary>
/// <param name="Store">The evidence store; null: none.</param>
/// <param name="Data">Whose ledger's entries are proved, and which seals the pack.</param>
/// <param name="Seal">Whose ledger seals it instead; null: that of <paramref name="Data"/>.</param>
internal sealed record ReportRequest(
    Framework Framework,
    (DateTimeOffset From, DateTimeOffset To) Period,
    string Out,
    string? Store,
    IReadOnlyList<FileInfo> Posture,
    FileInfo? Attestations,
    DataDirectory Data,
    DataDirectory? Seal = null
);
