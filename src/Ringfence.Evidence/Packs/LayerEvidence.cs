using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Packs;

/// <summary>Controls about the record itself, shown by the record: the ledger's pairs, the digests' chain, the layers against each other.</summary>
internal sealed class LayerEvidence
{
    private static readonly string[] AboutCalls =
    [
        "gateway-records-each-call",
        "access-can-be-reconstructed",
        "call-can-be-investigated",
    ];

    private static readonly string[] AboutTrail = ["trail-exists", "trail-validates-log-files"];

    private readonly List<Ground> _calls = [];
    private readonly List<Ground> _trail = [];

    public LayerEvidence(
        EvidenceStore store,
        PackRequest request,
        Exhibits exhibits,
        LedgerProofs ledger,
        IReadOnlyList<LayerHours> layers
    )
    {
        Calls(store, request, exhibits, ledger, layers.First(layer => layer.Layer == "gateway"));
        Trail(store, request, exhibits, layers.First(layer => layer.Layer == "cloudtrail"));
    }

    /// <summary>Whether the record shows this control.</summary>
    public static bool Concerns(string control) => AboutCalls.Contains(control) || AboutTrail.Contains(control);

    public IEnumerable<Ground> Of(string control) =>
        AboutCalls.Contains(control) ? _calls
        : AboutTrail.Contains(control) ? _trail
        : [];

    private void Calls(
        EvidenceStore store,
        PackRequest request,
        Exhibits exhibits,
        LedgerProofs ledger,
        LayerHours gateway
    )
    {
        if (ledger.Problem is { } problem)
        {
            _calls.Add(new(Effect.Breaks, $"The gateway's ledger does not verify: {problem}"));
        }

        if (ledger.Exhibit is { } exhibit)
        {
            _calls.Add(
                new(
                    Effect.Upholds,
                    $"{exhibit.Total} calls stand in a ledger that verifies, each with who, when, which model and how it ended.",
                    exhibit
                )
            );
        }

        if (!gateway.Complete)
        {
            _calls.Add(new(Effect.Doubts, $"The gateway's layer is not proven complete: {gateway.Why}."));
        }

        var findings = LayerReconciliation.Run(store, TrailRange.DefaultWindow, new Scope(request.From, request.To));
        if (findings.Count > 0)
        {
            _calls.Add(
                new(
                    findings.Any(finding => finding.Sure) ? Effect.Breaks : Effect.Doubts,
                    $"The layers disagree about {findings.Count} calls: {string.Join(", ", findings.GroupBy(finding => finding.Kind).Select(kind => $"{kind.Key} {kind.Count()}"))}.",
                    exhibits.Add(
                        "reconciliation",
                        "Where the layers disagree",
                        $"ringfence trail verify --from {Cell.Time(request.From)} --to {Cell.Time(request.To)}",
                        ["kind", "severity", "object", "detail", "sure"],
                        [
                            .. findings.Select(finding =>
                                (string[])
                                    [
                                        finding.Kind.ToString(),
                                        finding.Severity.ToString(),
                                        finding.Object,
                                        finding.Detail,
                                        finding.Sure ? "yes" : "no",
                                    ]
                            ),
                        ],
                        findings.Count
                    )
                )
            );
        }
    }

    private void Trail(EvidenceStore store, PackRequest request, Exhibits exhibits, LayerHours trail)
    {
        var digests = Query
            .Run(
                store,
                """
                SELECT d.object, d.start AS first, d.ended, d.sha256, d.fingerprint, CASE d.trusted WHEN 1 THEN 'verified' ELSE 'unverified' END AS signature,
                  (SELECT count(*) FROM digest_log l WHERE l.digest = d.id) AS logs,
                  (SELECT count(*) FROM digest_log l WHERE l.digest = d.id AND EXISTS (SELECT 1 FROM file f WHERE f.sha256 = l.sha256)) AS here
                FROM digest d WHERE d.ended > :from AND d.start < :to ORDER BY d.start, d.object
                """,
                new Dictionary<string, object?>
                {
                    ["from"] = request.From.ToUnixTimeMilliseconds(),
                    ["to"] = request.To.ToUnixTimeMilliseconds(),
                }
            )
            .Rows;
        var exhibit =
            digests.Count == 0
                ? null
                : exhibits.Add(
                    "digests",
                    "CloudTrail's signed digests of the period",
                    "every digest whose span meets the period; the log files that it lists, and how many of them are in the store with the hash that it lists",
                    ["digest", "from", "to", "sha256", "key_fingerprint", "signature", "log_files", "of_them_here"],
                    [.. digests.Select(row => row.Select(Cell.Text).ToArray())],
                    digests.Count
                );
        _trail.Add(
            trail.Complete
                ? new(Effect.Upholds, $"CloudTrail is proven complete: {trail.Why}.", exhibit)
                : new(Effect.Doubts, $"CloudTrail is not proven complete: {trail.Why}.", exhibit)
        );
    }
}
