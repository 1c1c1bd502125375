using Ringfence.Controls;
using Ringfence.Posture;
using Ringfence.Posture.Reports;
using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>A run for a person: what fails, gravest first, a paragraph a control with the change that mends it; then what cannot be told; then the sums.</summary>
internal static class AuditTable
{
    // Beyond these a reader wants the page or the JSON.
    private const int MostPlaces = 12;

    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public static void Write(AuditRun run, bool all, Changes changes, IAnsiConsole console)
    {
        var (told, text) = (ToldOnce.In(run.Findings), new ChangeText(console));
        foreach (var group in By(run, FindingVerdict.Fail, told))
        {
            Group(group, console, changes == Changes.Each ? int.MaxValue : MostPlaces, told, changes, text);
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
                console.Write(Tag(first.Severity, "  "));
                console.MarkupLineInterpolated($" {group.Key.Id}{Count(group.Count())}");
                HangingText.Words(console, 4, Where(first) + first.Reason);
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

    private static void Group(
        IGrouping<Control, Finding> group,
        IAnsiConsole console,
        int most,
        ToldOnce? told = null,
        Changes changes = Changes.None,
        ChangeText? text = null
    )
    {
        var control = group.Key;
        var count = group.Count();
        var verdict = group.First().Verdict;
        console.Write(Tag(control.Severity));
        console.MarkupLineInterpolated(
            $" [bold]{control.Title}[/]{Count(count)}{(verdict == FindingVerdict.Fail ? "" : $"  {verdict}")}"
        );
        HangingText.Words(
            console,
            2,
            $"{control.Id} · {string.Join(", ", control.Cites.Take(4))}{(control.Cites.Count > 4 ? " …" : "")}",
            Dim
        );
        foreach (var finding in group.Take(most))
        {
            HangingText.Words(
                console,
                2,
                $"{Where(finding)}{finding.Reason}{(finding.Exposure == Exposure.None ? "" : $" [{Names.Said(finding.Exposure)}]")}"
            );
            if (changes == Changes.Each)
            {
                text!.Each(finding);
            }
        }

        if (count > most)
        {
            HangingText.Words(console, 2, $"… and {count - most} more (--changes each, --format json or html has all)");
        }

        if (changes == Changes.Once)
        {
            text!.Once(group);
        }

        var others = group
            .SelectMany(finding => told?.Others(finding) ?? [])
            .Select(other => other.Control.Id)
            .ToList();
        if (others.Count > 0)
        {
            HangingText.Words(console, 2, $"told here too: {string.Join(", ", others.Distinct())}", Dim);
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

    private static Text Tag(Severity severity, string before = "") =>
        new(
            before + severity.ToString().ToUpperInvariant().PadRight(8),
            severity switch
            {
                Severity.Critical => new Style(Color.Red, decoration: Decoration.Bold),
                Severity.High => new Style(Color.Red),
                Severity.Medium => new Style(Color.Yellow),
                _ => Style.Plain,
            }
        );
}
