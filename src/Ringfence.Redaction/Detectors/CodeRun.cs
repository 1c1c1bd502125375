namespace Ringfence.Redaction.Detectors;

/// <summary>The run of a code: letters and digits, with single signs inside. The whole of it is the value, never a part.</summary>
internal static class CodeRun
{
    private const int Longest = 64;

    public static int End(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length && at - start < Longest)
        {
            if (
                char.IsLetterOrDigit(text[at])
                || text[at] == '*'
                || (at > start && at + 1 < text.Length && IsInner(text[at]) && char.IsLetterOrDigit(text[at + 1]))
            )
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    public static int Start(ReadOnlySpan<char> text, int end)
    {
        var at = end;
        while (at > 0 && end - at < Longest)
        {
            if (
                char.IsLetterOrDigit(text[at - 1])
                || (at - 1 > 0 && at < end && IsInner(text[at - 1]) && char.IsLetterOrDigit(text[at - 2]))
            )
            {
                at--;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsInner(char sign) => sign is '-' or '_' or '/' or '.' or '‑';
}
