using Ringfence.Controls;

namespace Ringfence.Console.Book;

/// <summary>Which of the catalogue's controls, as the page's address says it.</summary>
internal sealed record BookQuery(string Text, string Framework, string Service, Severity? Severity)
{
    /// <param name="value">The value of a parameter, by name; null for none.</param>
    public static BookQuery Of(Func<string, string?> value) =>
        new(
            value("text")?.Trim() ?? "",
            value("framework") ?? "",
            value("service") ?? "",
            Enum.TryParse<Severity>(value("severity"), ignoreCase: true, out var severity) && Enum.IsDefined(severity)
                ? severity
                : null
        );

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Text.Length + Framework.Length + Service.Length > 0 || Severity is not null;

    /// <summary>The controls that fit, worst first.</summary>
    public IReadOnlyList<Control> Find() =>
        [
            .. Catalogue
                .All.Where(Fits)
                .OrderByDescending(control => control.Severity)
                .ThenBy(control => control.Id, StringComparer.Ordinal),
        ];

    /// <summary>The service that a control speaks of: that of its first type; <c>people</c> where no resource answers.</summary>
    public static string ServiceOf(Control control) =>
        control.ResourceTypes is [var type, ..] && type.Split("::") is [_, var service, ..] ? service : "people";

    private bool Fits(Control control) =>
        (Framework.Length == 0 || control.Cites.Any(cite => cite.Framework.Id == Framework))
        && (Service.Length == 0 || ServiceOf(control) == Service)
        && (Severity is null || control.Severity == Severity)
        && (
            Text.Length == 0
            || control.Id.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || control.Title.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || control.Cites.Any(cite => cite.Paragraph.Contains(Text, StringComparison.OrdinalIgnoreCase))
        );
}
