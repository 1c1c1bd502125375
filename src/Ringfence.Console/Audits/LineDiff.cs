namespace Ringfence.Console.Audits;

/// <summary>Two texts by lines: the shortest way from one to the other (Myers 1986), as runs with a few lines around each change.</summary>
internal static class LineDiff
{
    // A way longer than this is no longer read by anybody, and costs its square.
    private const int MostChanges = 4_000;

    /// <param name="Kind"><c>' '</c> kept, <c>'-'</c> taken out, <c>'+'</c> added, <c>'@'</c> where lines between are left out.</param>
    public sealed record Line(char Kind, int? Before, int? After, string Text);

    /// <summary>The changed lines with <paramref name="around"/> kept ones on each side; empty when nothing changed.</summary>
    public static IReadOnlyList<Line> Of(string before, string after, int around = 3)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var all = Script(a, b);
        var shown = new List<Line>();
        var last = -1;
        for (var at = 0; at < all.Count; at++)
        {
            var (low, high) = (Math.Max(0, at - around), Math.Min(all.Count - 1, at + around));
            var isNear = false;
            for (var near = low; near <= high && !isNear; near++)
            {
                isNear = all[near].Kind != ' ';
            }
            if (!isNear)
            {
                continue;
            }
            if (at != last + 1)
            {
                shown.Add(new('@', null, null, "…"));
            }
            shown.Add(all[at]);
            last = at;
        }
        return shown;
    }

    private static List<Line> Script(string[] a, string[] b)
    {
        var most = Math.Min(a.Length + b.Length, MostChanges);
        var reach = new int[(2 * most) + 2];
        var trace = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            trace.Add((int[])reach.Clone());
            for (var k = -changes; k <= changes; k += 2)
            {
                var x =
                    k == -changes || (k != changes && reach[most + k - 1] < reach[most + k + 1])
                        ? reach[most + k + 1]
                        : reach[most + k - 1] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                {
                    x++;
                }
                reach[most + k] = x;
                if (x >= a.Length && x - k >= b.Length)
                {
                    return Back(a, b, trace, most);
                }
            }
        }
        return
        [
            .. a.Select((line, at) => new Line('-', at + 1, null, line)),
            .. b.Select((line, at) => new Line('+', null, at + 1, line)),
        ];
    }

    private static List<Line> Back(string[] a, string[] b, List<int[]> trace, int most)
    {
        var lines = new List<Line>();
        var (x, y) = (a.Length, b.Length);
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            var (reach, k) = (trace[changes], x - y);
            var from = k == -changes || (k != changes && reach[most + k - 1] < reach[most + k + 1]) ? k + 1 : k - 1;
            var (startX, startY) = changes == 0 ? (0, 0) : (reach[most + from], reach[most + from] - from);
            while (x > startX && y > startY)
            {
                lines.Add(new(' ', x, y, a[--x]));
                y--;
            }
            if (changes > 0)
            {
                lines.Add(x > startX ? new('-', x, null, a[--x]) : new('+', null, y, b[--y]));
            }
        }
        lines.Reverse();
        return lines;
    }
}
