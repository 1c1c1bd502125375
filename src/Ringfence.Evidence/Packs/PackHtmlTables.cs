using System.Globalization;
using System.Text;
using static Ringfence.Evidence.Packs.PackHtml;

namespace Ringfence.Evidence.Packs;

/// <summary>The page's overviews: what is commonly claimed, and the framework's paragraphs.</summary>
internal static class PackHtmlTables
{
    public static void Claims(StringBuilder page, Pack pack)
    {
        var byId = pack.Controls.ToDictionary(each => each.Control.Id, StringComparer.Ordinal);
        page.Append(
            """
            <h2>What is claimed, and what shows it</h2>
            <table><thead><tr><th>Claim or question</th><th>Controls of this framework</th><th>Ask</th></tr></thead><tbody>

            """
        );
        foreach (var claim in ComplianceClaims.Of(pack.Request.Framework.Id))
        {
            var controls = claim
                .Controls.Where(byId.ContainsKey)
                .Select(id => $"<a href=\"#{id}\">{id}</a> {Tag(byId[id].Status)}")
                .ToList();
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Text(claim.Says)}</td><td>{(controls.Count == 0 ? "<span class=\"soft\">none cites this framework</span>" : string.Join("<br>", controls))}</td><td>{(claim.Ask.Length == 0 ? "" : $"<code>{Text(claim.Ask)}</code>")}</td></tr>\n"
            );
        }

        page.Append("</tbody></table>\n");
    }

    public static void Paragraphs(StringBuilder page, Pack pack)
    {
        page.Append(
            """
            <h2>Paragraph by paragraph</h2>
            <table><thead><tr><th>Paragraph</th><th>Title</th><th class="n">Broken</th><th class="n">Accepted</th><th class="n">Unknown</th><th class="n">Upheld</th></tr></thead><tbody>

            """
        );
        foreach (
            var paragraph in pack
                .Controls.SelectMany(each => each.Cites.Select(cite => (cite, each.Status)))
                .GroupBy(pair => pair.cite)
                .OrderBy(group => group.Key.Paragraph, StringComparer.Ordinal)
        )
        {
            string Count(PackStatus status)
            {
                var count = paragraph.Count(pair => pair.Status == status);
                return count == 0
                    ? "<td class=\"n soft\">0</td>"
                    : $"<td class=\"n\"><b class=\"{Word(status)}\">{count}</b></td>";
            }

            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td class=\"id\">{Text(paragraph.Key.Paragraph)}</td><td>{Text(paragraph.Key.Title)}</td>{Count(PackStatus.Broken)}{Count(PackStatus.Accepted)}{Count(PackStatus.Unknown)}{Count(PackStatus.Upheld)}</tr>\n"
            );
        }

        page.Append("</tbody></table>\n");
    }
}
