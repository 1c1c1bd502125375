using System.Globalization;

namespace Ringfence.Evidence.Questions;

/// <summary>How a question's next page is found: by how many rows went before.</summary>
internal class Paging
{
    /// <summary>For rows that are few, or are counts.</summary>
    public static Paging ByCount { get; } = new();

    /// <summary>Columns at the end that place a row and are not shown.</summary>
    public virtual int Hidden => 0;

    /// <exception cref="FormatException">The cursor is none.</exception>
    public virtual void Bind(Scope scope, Dictionary<string, object?> values) => values["offset"] = Offset(scope);

    public virtual string Next(Scope scope, object?[] last) =>
        (Offset(scope) + scope.Limit).ToString(CultureInfo.InvariantCulture);

    private static long Offset(Scope scope) =>
        scope.Cursor is null ? 0
        : long.TryParse(scope.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset
        : throw new FormatException($"'{scope.Cursor}' is no cursor; give the `next` of the page before");
}
