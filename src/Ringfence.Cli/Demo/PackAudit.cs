using Ringfence.Cli.Ledger;
using Ringfence.Cli.Report;
using Ringfence.Controls.Frameworks;
using Ringfence.Evidence.Packs;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Spectre.Console;

namespace Ringfence.Cli.Demo;

/// <summary>An evidence pack over what the demo did, sealed in its ledger, and verified with the ledger's key alone.</summary>
internal sealed class PackAudit(DataDirectory data, IAnsiConsole console)
{
    public async Task<bool> MakeAndVerifyAsync()
    {
        var store = Path.Combine(data.Root, "evidence.db");
        var folder = Path.Combine(data.Root, "pack");
        var period = Period(store);
        Heading(
            $"12. What do we hand the auditor? ./ringfence report --framework hipaa --from {Time(period.From)} --to {Time(period.To)} --store {store} --data {data.Root} --out {folder}"
        );
        var (pack, _) = await ReportCommand.MakeAsync(
            new(Hipaa.Framework, period, folder, store, [], null, data),
            TimeProvider.System
        );
        ReportCommand.Print(pack, console);
        var key = OwnLedger.Key(data);
        Heading($"13. Is it the pack that was sealed? ./ringfence report verify {folder} --key {key}");
        var found = PackVerifier.Verify(folder, key);
        VerifyPackCommand.Print(found, console);

        // The planted bypass is evidence: a pack that upholds the gateway's record in spite of it would be wrong.
        return found.Ok
            && pack.Controls.Single(each => each.Control.Id == "gateway-records-each-call").Status == PackStatus.Broken
            && pack.Controls.Single(each => each.Control.Id == "trail-exists").Status == PackStatus.Upheld;
    }

    // The hours for which CloudTrail's digests vouch.
    private static (DateTimeOffset From, DateTimeOffset To) Period(string path)
    {
        using var store = EvidenceStore.OpenReadOnly(path);
        var spans = TrailQuestions.Bypass(store, TimeSpan.Zero, new Scope()).Coverage["cloudtrail"];
        return (spans[0].From, spans[^1].To);
    }

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void Heading(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }
}
