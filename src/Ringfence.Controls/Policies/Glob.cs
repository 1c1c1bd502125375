namespace Ringfence.Controls.Policies;

/// <summary>IAM's wildcards: <c>*</c> any run of characters, <c>?</c> any one. Letters are compared without case, as in actions.</summary>
public static class Glob
{
    /// <summary>
    /// Every text that <paramref name="narrow"/> matches is matched by <paramref name="wide"/>. Either may hold
    /// wildcards; a text without them matches itself.
    /// </summary>
    public static bool Covers(string wide, string narrow)
    {
        ArgumentNullException.ThrowIfNull(wide);
        ArgumentNullException.ThrowIfNull(narrow);

        // The wildcards of the narrow one are taken as letters that only a wildcard of the wide one matches.
        int w = 0,
            n = 0,
            star = -1,
            mark = 0;
        while (n < narrow.Length)
        {
            if (w < wide.Length && wide[w] == '*')
            {
                star = w++;
                mark = n;
            }
            else if (w < wide.Length && narrow[n] != '*' && (wide[w] == '?' || Same(wide[w], narrow[n])))
            {
                w++;
                n++;
            }
            else if (star >= 0)
            {
                w = star + 1;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (w < wide.Length && wide[w] == '*')
        {
            w++;
        }

        return w == wide.Length;
    }

    /// <summary>There is a text that both match.</summary>
    public static bool Overlap(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);

        // Where one of them is a plain text there is nothing to search for.
        if (left.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return Covers(right, left);
        }

        if (right.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return Covers(left, right);
        }

        // reach[r]: the part of left read so far and the first r characters of right can match one text.
        var reach = new bool[right.Length + 1];
        var next = new bool[right.Length + 1];
        reach[0] = true;
        for (var r = 0; r < right.Length && right[r] == '*'; r++)
        {
            reach[r + 1] = true;
        }

        foreach (var letter in left)
        {
            Array.Clear(next);
            for (var r = 0; r <= right.Length; r++)
            {
                if (letter == '*')
                {
                    next[r] |= reach[r] || (r > 0 && next[r - 1]);
                }
                else if (r > 0)
                {
                    next[r] |=
                        right[r - 1] == '*'
                            ? reach[r] || next[r - 1] || reach[r - 1]
                            : reach[r - 1] && (letter == '?' || right[r - 1] == '?' || Same(letter, right[r - 1]));
                }
            }

            (reach, next) = (next, reach);
        }

        return reach[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
