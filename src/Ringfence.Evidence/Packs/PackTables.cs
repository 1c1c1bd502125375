using System.Globalization;
using System.Text;

namespace Ringfence.Evidence.Packs;

/// <summary>The pack's CSV files: controls, grounds, layers, the register of exhibits, and each exhibit.</summary>
internal static class PackTables
{
    public static void Write(Pack pack, IDictionary<string, byte[]> files)
    {
        files["controls.csv"] = Table(
            ["control", "title", "severity", "status", "shown_by", "paragraphs", "exhibits", "grounds"],
            pack.Controls.Select(each =>
                (string[])
                    [
                        each.Control.Id,
                        each.Control.Title,
                        each.Control.Severity.ToString().ToLowerInvariant(),
                        each.Status.ToString().ToLowerInvariant(),
                        string.Join(" ", ShownBy.Of(each.Control)),
                        string.Join("; ", each.Cites.Select(cite => cite.Paragraph)),
                        string.Join(" ", each.Grounds.Select(ground => ground.Exhibit?.Id).OfType<string>().Distinct()),
                        string.Join(" | ", each.Grounds.Select(ground => $"{ground.Effect}: {ground.Text}")),
                    ]
            )
        );
        files["layers.csv"] = Table(
            ["layer", "complete", "from", "to", "hours", "why"],
            pack.Layers.SelectMany(layer =>
                layer.Spans.Count == 0
                    ?
                    [
                        [layer.Layer, "no", "", "", "0", layer.Why],
                    ]
                    : layer.Spans.Select(span =>
                        (string[])
                            [
                                layer.Layer,
                                layer.Complete ? "yes" : "no",
                                Cell.Time(span.From),
                                Cell.Time(span.To),
                                (span.To - span.From).TotalHours.ToString("0.##", CultureInfo.InvariantCulture),
                                layer.Why,
                            ]
                    )
            )
        );
        files["exhibits.csv"] = Table(
            ["exhibit", "title", "rows", "rows_here", "file", "question"],
            pack.Exhibits.Select(exhibit =>
                (string[])
                    [
                        exhibit.Id,
                        exhibit.Title,
                        $"{exhibit.Total}",
                        $"{exhibit.Rows.Count}",
                        exhibit.File,
                        exhibit.Question,
                    ]
            )
        );
        foreach (var exhibit in pack.Exhibits)
        {
            files[exhibit.File] = Table(exhibit.Columns, exhibit.Rows);
        }
    }

    // RFC 4180: CRLF, a header.
    private static byte[] Table(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. columns]))
        {
            text.AppendJoin(',', row.Select(Cell.Csv)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
