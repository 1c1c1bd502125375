namespace Ringfence.Posture.Intrinsics;

/// <summary>The text of an <c>Fn::Sub</c>, cut at its <c>${…}</c>.</summary>
internal static class SubText
{
    /// <summary>A piece: literal text, or the name in a <c>${…}</c>. <c>${!x}</c> is the literal <c>${x}</c>.</summary>
    public static IEnumerable<(string Text, string? Name)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                yield return (text[at..], null);
                yield break;
            }

            if (open > at)
            {
                yield return (text[at..open], null);
            }

            var name = text[(open + 2)..close].Trim();
            yield return name.StartsWith('!') ? ($"${{{name[1..]}}}", null) : ("", name);
            at = close + 1;
        }
    }
}
