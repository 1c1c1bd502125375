using System.Globalization;
using System.Text;

namespace Ringfence.Evidence.Questions;

/// <summary>How the next page of rows in the order of time is found: behind the last row's time, layer and key, which are the same in every engine.</summary>
internal sealed class PagingByRow : Paging
{
    public static PagingByRow Instance { get; } = new();

    public override int Hidden => 2;

    public override void Bind(Scope scope, Dictionary<string, object?> values)
    {
        if (scope.Cursor is { } cursor)
        {
            (values["cursor_time"], values["cursor_layer"], values["cursor_id"]) = Read(cursor);
        }
    }

    public override string Next(Scope scope, object?[] last)
    {
        var time = last[0] is string text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()
            : 0;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{time}.{last[^2]}.{last[^1]}"));
    }

    /// <summary>Whether the cursor's row has a time: what follows it can be looked up by that.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public static bool HasTime(Scope scope) => scope.Cursor is { } cursor && Read(cursor).Time > 0;

    private static (long Time, long Layer, string Id) Read(string cursor)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(cursor)).Split('.', 3);
            return (Number(parts[0]), Number(parts[1]), parts[2]);
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException)
        {
            throw new FormatException($"'{cursor}' is no cursor; give the `next` of the page before", error);
        }

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}
