using Ringfence.Controls;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Cli.Audit;

/// <summary>The controls that the options leave.</summary>
internal static class Selection
{
    public static IReadOnlyList<Control> Of(string? framework, Severity least, string[] only)
    {
        if (framework is not null && !AllFrameworks.All.Any(each => each.Framework.Id == framework))
        {
            throw new BadInputException(
                $"--framework {framework} is not known; allowed: {string.Join(", ", AllFrameworks.All.Select(each => each.Framework.Id))}"
            );
        }

        foreach (var id in only)
        {
            if (Catalogue.Find(id) is null)
            {
                var near = Catalogue.All.Where(control => control.Id.Contains(id, StringComparison.Ordinal)).Take(5);
                throw new BadInputException(
                    $"--control {id} is no control's id{(near.Any() ? $"; near it: {string.Join(", ", near.Select(control => control.Id))}" : "")}. `ringfence controls list` has all."
                );
            }
        }

        return
        [
            .. Catalogue.All.Where(control =>
                control.Severity >= least
                && (only.Length == 0 || only.Contains(control.Id))
                && (framework is null || control.Cites.Any(cite => cite.Framework.Id == framework))
            ),
        ];
    }
}
