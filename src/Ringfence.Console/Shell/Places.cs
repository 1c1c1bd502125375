using Ringfence.Console.SignIn;

namespace Ringfence.Console.Shell;

/// <summary>The navigation, in order. A new page is a folder and a line here.</summary>
internal static class Places
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/", "Now", "pulse", Role.Viewer),
        new("/calls", "Calls", "list", Role.Viewer),
        new("/ledger", "Ledger", "chain", Role.Viewer),
        new("/audit", "Audit", "check", Role.Viewer),
        new("/usage", "Usage", "people", Role.Viewer),
        new("/evidence", "Evidence", "search", Role.Auditor),
        new("/anomalies", "Anomalies", "warning", Role.Auditor),
        new("/packs", "Evidence packs", "file", Role.Auditor),
        new("/disclosures", "Disclosures", "person", Role.Auditor),
        new("/policy", "Policy", "gate", Role.Viewer),
        new("/controls", "Controls", "book", Role.Viewer),
    ];

    /// <summary>Only where prompts may be tried.</summary>
    public static Place TryIt { get; } = new("/try", "Try it", "play", Role.Viewer);
}
