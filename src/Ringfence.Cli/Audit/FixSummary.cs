using Ringfence.Posture.Fixes;
using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>What was mended, for a person: how much, where the copies are, and what was left with its reason.</summary>
internal static class FixSummary
{
    public static void Write(FixRun fixes, string directory, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(
            $"[bold]{fixes.Applied.Count} findings mended in {fixes.Files.Count} files[/]{(fixes.Files.Count > 0 ? $"; the copies are in {directory}" : "")}"
        );
        foreach (var group in fixes.Applied.GroupBy(fix => fix.Control))
        {
            console.MarkupLineInterpolated($"  {group.Key}: {string.Join(", ", group.Select(fix => fix.Resource))}");
        }

        if (fixes.Refused.Count == 0)
        {
            return;
        }

        console.MarkupLineInterpolated($"[bold]{fixes.Refused.Count} left as they are[/]");
        foreach (var group in fixes.Refused.GroupBy(fix => fix.Why))
        {
            console.MarkupLineInterpolated($"  {group.Key}");
            foreach (var fix in group)
            {
                console.MarkupLineInterpolated(
                    $"    {fix.Control}{(fix.Resource is { } id ? $" on {id}" : "")}{(fix.File is { } file ? $" ({file})" : "")}"
                );
            }
        }
    }
}
