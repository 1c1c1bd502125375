using System.Globalization;
using System.Text;
using static Ringfence.Evidence.Packs.PackHtml;

namespace Ringfence.Evidence.Packs;

/// <summary>The page's appendix: each exhibit's first rows; the rest is in its CSV file.</summary>
internal static class PackHtmlExhibits
{
    private const int MostRows = 10;

    // Columns that a page has no room for; the CSV file has them.
    private static readonly string[] LeftOut =
    [
        "event_id",
        "request_parameters",
        "log_file",
        "log_sha256",
        "sha256",
        "key_fingerprint",
        "audit",
        "made",
        "account",
    ];

    public static void Write(StringBuilder page, Pack pack)
    {
        page.Append("<h2 id=\"exhibits\" class=\"page\">Exhibits</h2>\n");
        if (pack.Exhibits.Count == 0)
        {
            page.Append("<p>None.</p>\n");
        }

        foreach (var exhibit in pack.Exhibits)
        {
            Section(page, exhibit);
        }
    }

    private static void Section(StringBuilder page, Exhibit exhibit)
    {
        int[] columns =
        [
            .. Enumerable
                .Range(0, exhibit.Columns.Count)
                .Where(at => !LeftOut.Contains(exhibit.Columns[at]) && exhibit.Rows.Any(row => row[at].Length > 0)),
        ];
        // Names and times stay on one line.
        int[] narrow = [.. columns.Where(at => exhibit.Rows.Take(MostRows).All(row => row[at].Length <= 20))];
        var more = exhibit.Total - Math.Min(MostRows, exhibit.Rows.Count);
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <section class="exhibit" id="{exhibit.Id}">
            <header><h3>{exhibit.Id}: {Text(exhibit.Title)}</h3><a href="{exhibit.File}">{exhibit.File}</a></header>
            <div class="scroll"><table><caption>{Text(exhibit.Question)}. {exhibit.Total} in all{(more > 0 ? $"; the first {MostRows} here" : "")}{(
                exhibit.Rows.Count < exhibit.Total ? $"; {exhibit.Rows.Count} in the file" : ""
            )}.</caption><thead><tr>{string.Concat(
                columns.Select(at => $"<th>{exhibit.Columns[at].Replace('_', ' ')}</th>")
            )}</tr></thead><tbody>

            """
        );
        foreach (var row in exhibit.Rows.Take(MostRows))
        {
            page.Append("<tr>")
                .AppendJoin(
                    "",
                    columns.Select(at =>
                        $"<td{(narrow.Contains(at) ? " class=\"id\"" : "")}>{Text(Short(row[at]))}</td>"
                    )
                )
                .Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n</section>\n");
    }

    private static string Short(string text) => text.Length > 160 ? text[..159] + "…" : text;
}
