using System.Globalization;

namespace Ringfence.Console.Shell;

/// <summary>Moments and days as forms have them, and addresses made of a form's fields.</summary>
internal static class FormText
{
    private const string MinuteForm = "yyyy-MM-dd'T'HH:mm";
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>A moment, UTC where the text says nothing; null for none or another text.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>A moment as a field of the kind datetime-local takes it, UTC.</summary>
    public static string? Minute(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(MinuteForm, CultureInfo.InvariantCulture);

    /// <summary>A day; null for none or another text.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>A day as a field of the kind date takes it.</summary>
    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>The moment at which a day begins, UTC.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The fields that say something.</summary>
    public static IEnumerable<(string Name, string Value)> Said(IEnumerable<(string Name, string? Value)> fields) =>
        fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => (field.Name, field.Value!));

    /// <summary>A page of the console with fields in its query.</summary>
    /// <param name="path">Below the prefix: <c>/calls</c>.</param>
    public static string Address(string path, IEnumerable<(string Name, string Value)> fields)
    {
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return $"{ConsoleOptions.Prefix}{path}{(query.Length > 0 ? "?" + query : "")}";
    }
}
