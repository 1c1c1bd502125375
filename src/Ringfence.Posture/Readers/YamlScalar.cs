using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ringfence.Posture.Readers;

/// <summary>What a plain scalar of YAML 1.1 is. Quoted ones are texts.</summary>
internal static class YamlScalar
{
    public static Node Read(Scalar scalar, int line, int column)
    {
        var text = scalar.Value;
        var kind = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? KindOf(text) : NodeKind.Text;
        return Node.Scalar(kind, kind == NodeKind.Boolean ? Truth(text) : text, line, column);
    }

    private static NodeKind KindOf(string text)
    {
        if (text.Length == 0)
        {
            return NodeKind.Null;
        }

        switch (text[0])
        {
            case '~' when text.Length == 1:
            case 'n' or 'N' when text is "null" or "Null" or "NULL":
                return NodeKind.Null;
            case 't' or 'T' or 'f' or 'F' or 'y' or 'Y' or 'n' or 'N' or 'o' or 'O':
                return
                    text
                        is "true"
                            or "True"
                            or "TRUE"
                            or "false"
                            or "False"
                            or "FALSE"
                            or "yes"
                            or "Yes"
                            or "YES"
                            or "no"
                            or "No"
                            or "NO"
                            or "on"
                            or "On"
                            or "ON"
                            or "off"
                            or "Off"
                            or "OFF"
                    ? NodeKind.Boolean
                    : NodeKind.Text;
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return IsNumber(text) ? NodeKind.Number : NodeKind.Text;
            default:
                return NodeKind.Text;
        }
    }

    // A leading zero is kept as text: an account id is no octal number to its author.
    private static bool IsNumber(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out _
        ) && !(text.Length > 1 && text[0] == '0' && text[1] != '.');

    private static string Truth(string text) =>
        text[0] is 't' or 'T' or 'y' or 'Y' || text is "on" or "On" or "ON" ? "true" : "false";
}
