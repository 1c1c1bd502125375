using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Reports;
using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>A run for a person: what fails, gravest first, a paragraph a control; then what cannot be told; then the sums.</summary>
internal static class AuditTable
{
    // Beyond these a reader wants the page or the JSON.
    private const int MostPlaces = 12;

    public static void Write(AuditRun run, bool all, IAnsiConsole console)
    {
        var told = ToldOnce.In(run.Findings);
        foreach (var group in By(run, FindingVerdict.Fail, told))
        {
            Group(group, console, MostPlaces, told);
        }

        foreach (var group in By(run, FindingVerdict.Waived))
        {
            Group(group, console, MostPlaces);
        }

        Unknown(run, all, console);

        if (all)
        {
            foreach (var verdict in (FindingVerdict[])[FindingVerdict.Pass, FindingVerdict.NotApplicable])
            {
                foreach (var group in By(run, verdict))
                {
                    Group(group, console, int.MaxValue);
                }
            }
        }

        Sums(run, told, console);
    }

    private static void Unknown(AuditRun run, bool all, IAnsiConsole console)
    {
        var unknown = By(run, FindingVerdict.Unknown).ToList();
        var shown = unknown.Where(group => all || group.Any(finding => finding.Resource is not null)).ToList();
        if (shown.Count > 0)
        {
            console.MarkupLineInterpolated($"[bold]Cannot be told[/]: each says what would decide it");
            foreach (var group in shown)
            {
                var first = group.First();
                console.MarkupLineInterpolated(
                    $"  {Colour(first.Severity)} {group.Key.Id}{Count(group.Count())}  {Where(first)}{first.Reason}"
                );
            }

            console.MarkupLine("");
        }

        // What no resource here decides is the same for every template: told in one line, listed when asked for.
        var open = unknown.Except(shown).Select(group => group.Key).ToList();
        if (open.Count > 0)
        {
            var stated = open.Count(control => control.Asks is not null);
            var live = open.Count(control => control.Asks is null && control.ResourceTypes.All(IsLive));
            console.MarkupLineInterpolated(
                $"[bold]Not decided by what was given[/]: {open.Count} controls. {live} ask the running account, {stated} a person (ringfence attest), {open.Count - live - stated} something that may stand in another stack. --all lists them."
            );
            console.MarkupLine("");
        }
    }

    private static bool IsLive(string type) => type.StartsWith("Ringfence::", StringComparison.Ordinal);

    // The highest priority first; of one priority the gravest, and then what most resources share.
    private static IEnumerable<IGrouping<Control, Finding>> By(
        AuditRun run,
        FindingVerdict verdict,
        ToldOnce? told = null
    ) =>
        run
            .Findings.Where(finding => finding.Verdict == verdict && told?.By(finding) is null)
            .GroupBy(finding => finding.Control)
            .OrderByDescending(group => group.Max(finding => finding.Priority))
            .ThenByDescending(group => (int)group.Key.Severity)
            .ThenByDescending(group => group.Count());

    private static void Group(IGrouping<Control, Finding> group, IAnsiConsole console, int most, ToldOnce? told = null)
    {
        var control = group.Key;
        var count = group.Count();
        var verdict = group.First().Verdict;
        console.MarkupLineInterpolated(
            $"{Colour(control.Severity)} [bold]{control.Title}[/]{Count(count)}{(verdict == FindingVerdict.Fail ? "" : $"  {verdict}")}"
        );
        console.MarkupLineInterpolated(
            $"  [dim]{control.Id} · {string.Join(", ", control.Cites.Take(4))}{(control.Cites.Count > 4 ? " …" : "")}[/]"
        );
        foreach (var finding in group.Take(most))
        {
            console.MarkupLineInterpolated(
                $"  {Where(finding)}{finding.Reason}{(finding.Exposure == Exposure.None ? "" : $" [{Names.Said(finding.Exposure)}]")}"
            );
        }

        var others = group
            .SelectMany(finding => told?.Others(finding) ?? [])
            .Select(other => other.Control.Id)
            .ToList();
        if (others.Count > 0)
        {
            console.MarkupLineInterpolated($"  [dim]told here too: {string.Join(", ", others.Distinct())}[/]");
        }

        if (count > most)
        {
            console.MarkupLineInterpolated($"  … and {count - most} more (--format json or html has all)");
        }

        console.MarkupLine("");
    }

    private static void Sums(AuditRun run, ToldOnce told, IAnsiConsole console)
    {
        var fails = run.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail).ToList();
        var bySeverity = string.Join(
            ", ",
            fails
                .GroupBy(finding => finding.Severity)
                .OrderByDescending(group => group.Key)
                .Select(group => $"{group.Count()} {Names.Of(group.Key)}")
        );
        console.MarkupLineInterpolated(
            $"[bold]{AuditReport.Summary(run)}[/]{(bySeverity.Length > 0 ? $" Of the failing: {bySeverity}." : "")}{(told.Count > 0 ? $" {told.Count} of them are told by another, with which they share the fault or the change." : "")}"
        );
    }

    private static string Where(Finding finding) =>
        (finding.Place is { } place ? $"{place} " : "")
        + (finding.Resource is { } resource ? $"{resource.CdkPath ?? resource.LogicalId}{Code(resource)}: " : "");

    private static string Code(FindingResource resource) => resource.Code is { } code ? $" ({code})" : "";

    private static string Count(int count) => count > 1 ? $" ×{count}" : "";

    private static string Colour(Severity severity) => severity.ToString().ToUpperInvariant().PadRight(8);
}
