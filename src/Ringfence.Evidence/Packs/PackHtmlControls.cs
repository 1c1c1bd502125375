using System.Globalization;
using System.Text;
using static Ringfence.Evidence.Packs.PackHtml;

namespace Ringfence.Evidence.Packs;

/// <summary>The page's controls, worst first. Those that nothing is known of stand in one table a reason, for there may be hundreds.</summary>
internal static class PackHtmlControls
{
    public static void Write(StringBuilder page, Pack pack)
    {
        page.Append("<h2 id=\"controls\" class=\"page\">Control by control</h2>\n");
        var told = pack
            .Controls.Where(each => !IsBare(each))
            .OrderBy(each => each.Status)
            .ThenByDescending(each => each.Control.Severity)
            .ToList();
        foreach (var control in told)
        {
            Section(page, control);
        }

        if (told.Count == 0)
        {
            page.Append("<p>No evidence speaks of any control.</p>\n");
        }

        foreach (var reason in pack.Controls.Where(IsBare).GroupBy(Reason).OrderByDescending(group => group.Count()))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<h2>Unknown: {reason.Count()} controls</h2>\n<p>{Text(reason.Key)}</p>\n<table><thead><tr><th>Control</th><th>Promise</th><th>Severity</th><th>Paragraphs</th></tr></thead><tbody>\n"
            );
            foreach (var control in reason)
            {
                page.Append(
                    $"<tr id=\"{control.Control.Id}\"><td>{control.Control.Id}</td><td>{Text(control.Control.Title)}</td><td>{control.Control.Severity.ToString().ToLowerInvariant()}</td><td>{Paragraphs(control)}</td></tr>\n"
                );
            }

            page.Append("</tbody></table>\n");
        }
    }

    // One doubt, no exhibit: there is nothing to read but the reason.
    private static bool IsBare(ControlAssessment control) =>
        control is { Status: PackStatus.Unknown } && control.Grounds.All(ground => ground.Exhibit is null);

    private static string Reason(ControlAssessment control) =>
        string.Join(
            " ",
            control.Grounds.Select(ground =>
                ground.Text.Replace(control.Control.Id, "CONTROL", StringComparison.Ordinal)
            )
        );

    private static void Section(StringBuilder page, ControlAssessment control)
    {
        page.Append(
            $"""
            <section class="control" id="{control.Control.Id}">
            <header><h3>{Text(control.Control.Title)}</h3><span class="soft">{control.Control.Severity.ToString().ToLowerInvariant()}</span>{Tag(
                control.Status
            )}</header>
            <p class="soft"><code>{control.Control.Id}</code>, {Paragraphs(control)}. {Text(control.Control.Why)} Can be shown by: {string.Join(", ", ShownBy.Of(control.Control))}.</p>
            <ul class="grounds">

            """
        );
        foreach (var ground in control.Grounds.OrderBy(ground => ground.Effect))
        {
            var (word, colour) = Words(ground.Effect);
            var exhibit = ground.Exhibit is { } shown ? $" <a class=\"id\" href=\"#{shown.Id}\">{shown.Id}</a>" : "";
            page.Append($"<li><b class=\"{colour}\">{word}</b>{Text(ground.Text)}{exhibit}</li>\n");
        }

        page.Append("</ul>\n</section>\n");
    }

    private static (string Word, string Colour) Words(Effect effect) =>
        effect switch
        {
            Effect.Breaks => ("breaks", "broken"),
            Effect.Accepts => ("accepted", "accepted"),
            Effect.Doubts => ("in doubt", "unknown"),
            Effect.Upholds => ("upholds", "upheld"),
            _ => ("note", "soft"),
        };

    private static string Paragraphs(ControlAssessment control) =>
        Text(string.Join(", ", control.Cites.Select(cite => cite.Paragraph)));
}
