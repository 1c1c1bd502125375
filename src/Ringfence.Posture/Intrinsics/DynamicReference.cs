using System.Text;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Intrinsics;

/// <summary>Texts with <c>{{resolve:…}}</c>, which CloudFormation fills in when it deploys.</summary>
internal static class DynamicReference
{
    private const string Open = "{{resolve:";

    public static PropertyValue Read(string text, SourcePlace place)
    {
        var first = text.IndexOf(Open, StringComparison.Ordinal);
        if (first < 0)
        {
            return PropertyValue.Of(text, place);
        }

        if (first == 0 && text.IndexOf("}}", StringComparison.Ordinal) == text.Length - 2)
        {
            return PropertyValue.Unresolved(
                "a dynamic reference is filled in when deployed",
                text,
                present: true,
                place: place
            );
        }

        return PropertyValue.Partly(Rendered(text), place);
    }

    /// <summary>The same text with each reference as an unknown part: <c>${resolve:…}</c>.</summary>
    public static string Rendered(string text)
    {
        var rendered = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            rendered.Append(text, at, open - at).Append("${").Append(text, open + 2, close - open - 2).Append('}');
            at = close + 2;
        }

        return rendered.Append(text, at, text.Length - at).ToString();
    }
}
