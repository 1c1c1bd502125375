using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Evidence.Packs;

/// <summary>The pack as one page that needs nothing beside it and prints on A4. Its content security policy allows its own style alone.</summary>
internal static class PackHtml
{
    private static readonly string Style = Embedded();

    public static byte[] Write(Pack pack)
    {
        var page = new StringBuilder();
        var request = pack.Request;
        page.Append(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Digest(Style)}'">
            <title>Evidence: {Text(request.Framework.Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#controls">To the controls</a>
            <header>
            <h1>Evidence: {Text(request.Framework.Title)}</h1>
            <p>From <b>{Cell.Time(request.From)}</b> to <b>{Cell.Time(request.To)}</b> (end not included), made {Cell.Time(
                request.Made
            )}.</p>
            <p class="soft">This page is one file of a pack whose digest stands in a tamper-evident ledger (<code>seal.json</code>, <code>seal.tlog-proof</code>). Whoever has the ledger's key can check every file without us: <code>ringfence report verify . --key VKEY</code></p>
            </header>
            <main>

            """
        );
        Counts(page, pack);
        Layers(page, pack);
        PackHtmlTables.Claims(page, pack);
        PackHtmlTables.Paragraphs(page, pack);
        PackHtmlControls.Write(page, pack);
        PackHtmlExhibits.Write(page, pack);
        page.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    internal static string Word(PackStatus status) =>
        status switch
        {
            PackStatus.Broken => "broken",
            PackStatus.Accepted => "accepted",
            PackStatus.Unknown => "unknown",
            _ => "upheld",
        };

    internal static string Tag(PackStatus status) => $"<span class=\"tag {Word(status)}\">{Word(status)}</span>";

    private static void Counts(StringBuilder page, Pack pack)
    {
        page.Append("<ul class=\"counts\">\n");
        foreach (
            var (status, words) in new[]
            {
                (PackStatus.Broken, "broken: something speaks against it"),
                (PackStatus.Accepted, "broken, and accepted by an owner"),
                (PackStatus.Unknown, "unknown: not shown, or in doubt"),
                (PackStatus.Upheld, "upheld: shown, complete, unbroken"),
            }
        )
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"{Word(status)}\"><b>{pack.Controls.Count(each => each.Status == status)}</b>{words}</li>\n"
            );
        }

        page.Append("</ul>\n");
        var unknown = pack.Controls.Where(each => each.Status == PackStatus.Unknown).ToList();
        var byEvents = unknown.Count(each => ShownBy.Of(each.Control).Contains(ShownBy.Events));
        var byPosture = unknown.Count(each =>
            ShownBy.Of(each.Control) is [ShownBy.Posture, ..] and not [_, ShownBy.Events, ..]
        );
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>Of the unknown, {byEvents} can be shown by events, {byPosture} by an audit of the configuration and not by events, {unknown.Count - byEvents - byPosture} by a person's statement or by the record itself.</p>\n"
        );
    }

    private static void Layers(StringBuilder page, Pack pack)
    {
        var hours = (pack.Request.To - pack.Request.From).TotalHours;
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <h2>For which hours is each layer proven complete?</h2>
            <p>Only a signature over everything of a span proves that nothing of it is missing. Where a layer is not proven complete, a control that rests on it is unknown, never upheld. The period has {LayerHours.Words(
                hours
            )}.</p>
            <div class="scroll"><table><thead><tr><th>Layer</th><th class="n">Proven</th><th>Spans</th><th>Why</th></tr></thead><tbody>

            """
        );
        foreach (var layer in pack.Layers)
        {
            var spans =
                layer.Spans.Count == 0
                    ? "none"
                    : string.Join(
                        "<br>",
                        layer.Spans.Take(12).Select(span => $"{Cell.Time(span.From)} to {Cell.Time(span.To)}")
                    );
            var more = layer.Spans.Count > 12 ? $"<br>and {layer.Spans.Count - 12} more: layers.csv" : "";
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td class=\"id\">{layer.Layer}</td><td class=\"n\">{LayerHours.Words(layer.Hours)}{(layer.Complete ? ", all" : "")}</td><td>{spans}{more}</td><td>{Text(layer.Why)}</td></tr>\n"
            );
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Embedded()
    {
        using var stream = typeof(PackHtml).Assembly.GetManifestResourceStream(
            "Ringfence.Evidence.Packs.Html.pack.css"
        )!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
