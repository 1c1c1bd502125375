using Ringfence.Posture.Live;
using Spectre.Console;

namespace Ringfence.Cli.Live;

/// <summary>What of an account was not read, for a person: each reason once, with the action that would mend it.</summary>
internal static class CollectSummary
{
    public static void Write(Manifest manifest, IAnsiConsole console)
    {
        if (manifest.Over is { } over)
        {
            console.MarkupLineInterpolated(
                $"[red]ringfence:[/] the credentials ended ({over}) before all was read; what was not answers Unknown. Sign in again and collect anew."
            );
        }

        var off = manifest.Regions.Where(region => !region.Enabled).Select(region => region.Name).ToList();
        if (off.Count > 0)
        {
            console.MarkupLineInterpolated($"Not enabled in this account, so not asked: {string.Join(", ", off)}");
        }

        foreach (
            var group in manifest
                .Refused.GroupBy(gap => (gap.Code, gap.Action))
                .OrderBy(group => group.Key.Action, StringComparer.Ordinal)
        )
        {
            var types = group.Select(gap => gap.Type).Distinct().ToList();
            console.MarkupLineInterpolated(
                $"Not read, {group.Key.Code}{(group.Key.Action is { } action ? $" (allow {action})" : "")}: {string.Join(", ", types.Take(6))}{(types.Count > 6 ? $" and {types.Count - 6} more" : "")}"
            );
        }
    }
}
