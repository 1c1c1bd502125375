namespace Ringfence.Gateway;

/// <summary>A caller's own words inside a message: cut short, and without what could break a log line or a header.</summary>
internal static class Shown
{
    private const int Longest = 128;

    public static string Text(string? text)
    {
        var shown = string.Create(
            Math.Min(text?.Length ?? 0, Longest),
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = from![i] is >= ' ' and < '\x7f' ? from[i] : '?';
                }
            }
        );
        return text?.Length > Longest ? shown + "…" : shown;
    }
}
