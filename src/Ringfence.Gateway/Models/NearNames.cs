namespace Ringfence.Gateway.Models;

/// <summary>Which of some names somebody may have meant.</summary>
internal static class NearNames
{
    private const int LongestCompared = 128;

    /// <summary>The nearest first, by edit distance, at most <paramref name="most"/> of them.</summary>
    public static IEnumerable<string> To(string asked, IEnumerable<string> names, int most) =>
        names.OrderBy(name => Distance(asked, name)).ThenBy(name => name, StringComparer.Ordinal).Take(most);

    /// <summary>Levenshtein distance of the first 128 characters.</summary>
    private static int Distance(string a, string b)
    {
        var left = a.AsSpan(0, Math.Min(a.Length, LongestCompared));
        var right = b.AsSpan(0, Math.Min(b.Length, LongestCompared));
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
