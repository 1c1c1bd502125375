using Ringfence.Posture;
using Ringfence.Posture.Fixes;
using Spectre.Console;

namespace Ringfence.Cli.Audit;

/// <summary>The changes that mend findings, below them in a table: the template's part, then the command for what is deployed.</summary>
internal sealed class ChangeText(IAnsiConsole console)
{
    // More names than these are a list nobody reads; each finding names its own above.
    private const int MostNames = 4;

    // A key or a log bucket that many findings ask for is printed with the first of them.
    private readonly Dictionary<string, string> _printed = new(StringComparer.Ordinal);

    /// <summary>Each change once, for the first of the resources that need it.</summary>
    /// <param name="findings">Of one control.</param>
    public void Once(IEnumerable<Finding> findings)
    {
        foreach (
            var same in findings
                .Where(finding => finding is { Fix: not null, Resource: not null })
                .GroupBy(finding => FixSnippet.Shape(finding.Fix!, finding.Resource!), StringComparer.Ordinal)
        )
        {
            // As the template has them; several files may each have one of a name.
            var names = same.Select(finding => finding.Resource!.MadeOf?.LogicalId ?? finding.Resource.LogicalId)
                .Distinct(StringComparer.Ordinal)
                .Skip(1)
                .ToList();
            Write(
                same.First(),
                names.Count switch
                {
                    0 => "",
                    <= MostNames => $"The same for {string.Join(", ", names)}.",
                    _ =>
                        $"The same for {string.Join(", ", names.Take(MostNames - 1))} and {names.Count - MostNames + 1} more.",
                },
                _printed
            );
        }
    }

    /// <summary>A finding's own change; nothing where none can be written.</summary>
    public void Each(Finding finding)
    {
        if (finding is { Fix: not null, Resource: not null })
        {
            Write(finding, "", printed: null);
        }
    }

    private void Write(Finding finding, string others, Dictionary<string, string>? printed)
    {
        var fix = finding.Fix!;
        if (fix.Changes.Count > 0)
        {
            HangingText.Verbatim(console, 4, FixSnippet.Yaml(fix, finding.Resource!, printed));
        }

        if (fix.Cli is { } command)
        {
            HangingText.Command(console, 4, command);
        }

        if (fix.Mind is { } mind)
        {
            HangingText.Words(console, 4, $"Mind: {mind}");
        }

        if (others.Length > 0)
        {
            HangingText.Words(console, 4, others);
        }
    }
}
