using System.CommandLine;
using Ringfence.Controls;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Cli.Report;

/// <summary><c>--framework</c>: by its id, with or without hyphens, or by what begins only one.</summary>
internal static class FrameworkOption
{
    public static Option<string?> Create() => new("--framework") { Description = $"One of {Names}" };

    public static Framework Read(string given)
    {
        var wanted = Plain(given);
        var all = AllFrameworks.All.Select(each => each.Framework).ToList();
        var found = all.Where(framework => Plain(framework.Id) == wanted).ToList();
        found =
            found.Count > 0 || wanted.Length == 0
                ? found
                : [.. all.Where(framework => Plain(framework.Id).StartsWith(wanted, StringComparison.Ordinal))];
        return found.Count == 1
            ? found[0]
            : throw new BadInputException(
                $"--framework: '{given}' names {(found.Count == 0 ? "none" : "several")}; there are {Names}"
            );
    }

    private static string Names => string.Join(", ", AllFrameworks.All.Select(each => each.Framework.Id));

    private static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
