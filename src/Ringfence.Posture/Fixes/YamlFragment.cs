using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>JSON as block YAML, as a person would write it into a template.</summary>
public static class YamlFragment
{
    /// <summary>The node in lines, each indented by <paramref name="indent"/> spaces and ended by a line feed.</summary>
    /// <param name="node">What.</param>
    /// <param name="indent">Of the first line.</param>
    /// <param name="unit">How many spaces a map within a map stands further in.</param>
    public static string Of(JsonNode node, int indent = 0, int unit = 2)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        Write(node, indent, unit, text);
        return text.ToString();
    }

    /// <summary>A scalar as it stands after a colon: quoted where YAML would take it for something else.</summary>
    public static string Scalar(JsonNode? value)
    {
        switch (value?.GetValueKind())
        {
            case null or JsonValueKind.Null:
                return "null";
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                return IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
            case JsonValueKind.Array:
                return "[]";
            case JsonValueKind.Object:
                return "{}";
            default:
                return value.ToJsonString();
        }
    }

    private static void Write(JsonNode node, int indent, int unit, StringBuilder text)
    {
        var margin = new string(' ', indent);
        switch (node)
        {
            case JsonObject map when map.Count > 0:
                foreach (var (name, value) in map)
                {
                    WriteEntry(text.Append(margin).Append(Scalar(name)).Append(':'), value, indent, unit);
                }

                break;
            case JsonArray list when list.Count > 0:
                foreach (var item in list)
                {
                    if (item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
                    {
                        // The item's first line stands behind its dash.
                        text.Append(margin).Append("- ").Append(Of(item, indent + 2, unit).AsSpan(indent + 2));
                    }
                    else
                    {
                        text.Append(margin).Append("- ").Append(Scalar(item)).Append('\n');
                    }
                }

                break;
            default:
                text.Append(margin).Append(Scalar(node)).Append('\n');
                break;
        }
    }

    private static void WriteEntry(StringBuilder text, JsonNode? value, int indent, int unit)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(value, indent + unit, unit, text);
        }
        else
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    // Plain: a word that no YAML 1.1 reader takes for a number, a date, a truth value or an indicator.
    private static bool IsPlain(string text)
    {
        if (
            text.Length == 0
            || !(char.IsAsciiLetter(text[0]) || text[0] is '/' or '$' or '_')
            || text[^1] is ' ' or ':'
        )
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!(char.IsAsciiLetterOrDigit(letter) || "-_./:+@=${} *()".Contains(letter, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return !text.Contains(": ", StringComparison.Ordinal)
            && text.ToLower(CultureInfo.InvariantCulture)
                is not ("y" or "n" or "yes" or "no" or "on" or "off" or "true" or "false" or "null");
    }
}
