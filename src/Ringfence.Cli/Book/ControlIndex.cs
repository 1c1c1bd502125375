using System.Text;
using Ringfence.Controls;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Cli.Book;

/// <summary>The book's index: by service, and by paragraph of each framework.</summary>
internal static class ControlIndex
{
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append(
            $"# The controls\n{Catalogue.All.Count} statements, each true when its control passes.\n\n## By service\n"
        );
        foreach (var service in Catalogue.All.GroupBy(Service).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append($"### {service.Key}\n| control | severity | promise |\n|---|---|---|\n");
            foreach (var control in service)
            {
                page.Append(
                    $"| [{control.Id}]({control.Id}.md) | {control.Severity.ToString().ToLowerInvariant()} | {control.Title} |\n"
                );
            }

            page.Append('\n');
        }

        foreach (var (framework, paragraphs) in AllFrameworks.All)
        {
            page.Append($"## {framework.Title}\n| paragraph | | controls |\n|---|---|---|\n");
            foreach (var paragraph in paragraphs)
            {
                var serving = Catalogue
                    .All.Where(control => control.Cites.Contains(paragraph))
                    .Select(control => $"[{control.Id}]({control.Id}.md)");
                page.Append($"| {paragraph.Paragraph} | {paragraph.Title} | {string.Join(", ", serving)} |\n");
            }

            page.Append('\n');
        }

        page.Append("<!-- Written by `ringfence controls docs`; edit the controls, not this page. -->\n");
        return page.ToString();
    }

    private static string Service(Control control) => ControlFilter.Services(control).FirstOrDefault() ?? "People";
}
