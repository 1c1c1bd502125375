using Ringfence.Posture;

namespace Ringfence.Cdk.Tests;

/// <summary>
/// What templates cannot show, and why: <c>explained-unknowns.txt</c>, a line each,
/// <c>control-id | resource's logical id with *, or - for the estate | reason</c>.
/// </summary>
internal sealed class ExplainedUnknowns
{
    private readonly List<Line> _lines;
    private readonly HashSet<Line> _used = [];

    private ExplainedUnknowns(List<Line> lines) => _lines = lines;

    public static ExplainedUnknowns Read() =>
        new([
            .. File.ReadLines(Path.Combine(Checkout.Root, "tests", "Ringfence.Cdk.Tests", "explained-unknowns.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
                .Select(cells => new Line(cells[0], cells[1], cells[2])),
        ]);

    /// <summary>What only a running account or a person tells is explained by that; the rest by its line.</summary>
    public bool Covers(Finding finding)
    {
        if (finding.Control.ResourceTypes.All(type => type.StartsWith("Ringfence::", StringComparison.Ordinal)))
        {
            return true;
        }

        var line = Find(finding);
        if (line is not null)
        {
            _used.Add(line);
        }

        return line is not null;
    }

    /// <summary>What its line says; null where it has none.</summary>
    public string? Reason(Finding finding) => Find(finding)?.Reason;

    private Line? Find(Finding finding) =>
        _lines.Find(each =>
            each.Control == finding.Control.Id
            && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(
                each.Resource,
                finding.Resource?.LogicalId ?? "-",
                ignoreCase: false
            )
        );

    /// <summary>Lines that explain nothing any more.</summary>
    public IEnumerable<string> Unused => _lines.Except(_used).Select(line => $"{line.Control} | {line.Resource}");

    private sealed record Line(string Control, string Resource, string Reason);
}
