using System.Globalization;
using Ringfence.Evidence.Gateway;
using Ringfence.Ledger;

namespace Ringfence.Evidence.Packs;

/// <summary>The gateways' own record of the period: its calls, and entries of them with their proofs, for anyone to check.</summary>
/// <param name="Files">Entries and proofs, by their path in the pack.</param>
/// <param name="Exhibit">The calls; null: the period has none.</param>
/// <param name="Problem">Why the record cannot be relied on; null: it can.</param>
internal sealed record LedgerProofs(IReadOnlyDictionary<string, byte[]> Files, Exhibit? Exhibit, string? Problem)
{
    // The first, the last, and others spread evenly between them.
    private const int MostProofs = 50;

    public static LedgerProofs Of(PackRequest request, Exhibits exhibits)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var rows = new List<string[]>();
        string? problem = null;
        long total = 0;
        for (var at = 0; at < request.Ledgers.Count; at++)
        {
            var ledger = LedgerReader.Open(request.Ledgers[at]);
            if (Verify(request.Ledgers[at]) is { } wrong)
            {
                problem = $"{ledger.Origin}: {wrong}";
                continue;
            }

            var calls = LedgerCalls
                .Read(ledger)
                .Where(call => call.Time >= request.From && call.Time < request.To)
                .ToList();
            var every = Math.Max(1, (calls.Count + MostProofs - 1) / MostProofs);
            for (var call = 0; call < calls.Count; call++)
            {
                var proof = call % every == 0 || call == calls.Count - 1 ? Prove(ledger, at, calls[call], files) : "";
                if (rows.Count < Exhibit.MostRows)
                {
                    rows.Add(Row(ledger.Origin, calls[call], proof));
                }
            }

            total += calls.Count;
        }

        var exhibit =
            total == 0
                ? null
                : exhibits.Add(
                    "ledger",
                    "Calls in the gateway's ledger",
                    "entries inference.asked and inference.answered of the period; a proof for the first call, the last and others between them",
                    [
                        "ledger",
                        "entries",
                        "time",
                        "user",
                        "team",
                        "operation",
                        "model",
                        "outcome",
                        "aws_request_id",
                        "proof",
                    ],
                    rows,
                    total
                );
        return new(files, exhibit, problem);
    }

    private static string? Verify(string directory)
    {
        var report = LedgerVerifier.Verify(directory, new());
        return report.Ok ? null : report.Findings[0].ToString();
    }

    private static string Prove(
        LedgerReader ledger,
        int number,
        RecordedCall call,
        SortedDictionary<string, byte[]> files
    )
    {
        var index = call.AnsweredIndex ?? call.Index;
        if (index >= ledger.PublishedSize)
        {
            return "not published yet";
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"proofs/ledger-{number}-entry-{index}");
        files[name + ".json"] = ledger.Read(index);
        files[name + ".tlog-proof"] = System.Text.Encoding.UTF8.GetBytes(ledger.ProveInclusion(index).ToString());
        return name + ".tlog-proof";
    }

    private static string[] Row(string origin, RecordedCall call, string proof) =>
        [
            origin,
            call.AnsweredIndex is { } answered && answered != call.Index ? $"{call.Index} {answered}" : $"{call.Index}",
            Cell.Time(call.Time),
            call.Call.Caller.User,
            call.Call.Caller.Team,
            call.Call.Operation,
            call.Call.ModelUsed.Length > 0 ? call.Call.ModelUsed : call.Call.ModelAsked,
            call.Outcome,
            call.AwsRequestId ?? "",
            proof,
        ];
}
