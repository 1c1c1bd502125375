using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>JSON as block YAML, as a person would write it into a template.</summary>
public static class YamlFragment
{
    [ThreadStatic]
    private static StringBuilder? _text;

    /// <summary>The node in lines, each indented by <paramref name="indent"/> spaces and ended by a line feed.</summary>
    /// <param name="node">What.</param>
    /// <param name="indent">Of the first line.</param>
    /// <param name="unit">How many spaces a map within a map stands further in.</param>
    public static string Of(JsonNode node, int indent = 0, int unit = 2)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        new Writer(text, unit, self: null).Write(node, indent);
        return text.ToString();
    }

    /// <summary>The <c>Resources</c> of a template.</summary>
    /// <param name="ids">Their logical ids.</param>
    /// <param name="bodies">What each of them is, in the same order.</param>
    /// <param name="self">The resource whose id stands where a control wrote <c>$Self</c>.</param>
    internal static string Resources(List<string> ids, List<JsonObject> bodies, string self)
    {
        // A report has thousands of snippets; what one was written with serves the next.
        var text = (_text ??= new StringBuilder(8192)).Clear().Append("Resources:\n");
        var writer = new Writer(text, 2, self);
        for (var at = 0; at < ids.Count; at++)
        {
            text.Append("  ").Append(Scalar(ids[at])).Append(":\n");
            writer.Write(bodies[at], 4);
        }

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
                return Scalar(value.GetValue<string>());
            case JsonValueKind.Array:
                return "[]";
            case JsonValueKind.Object:
                return "{}";
            default:
                return value.ToJsonString();
        }
    }

    private static string Scalar(string text) =>
        IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

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

    private sealed class Writer(StringBuilder text, int unit, string? self)
    {
        public void Write(JsonNode node, int indent)
        {
            switch (node)
            {
                case JsonObject map when map.Count > 0:
                    WriteEntries(map, indent, first: indent);
                    break;
                case JsonArray list when list.Count > 0:
                    WriteItems(list, indent, first: indent);
                    break;
                default:
                    text.Append(' ', indent).Append(Filled(node)).Append('\n');
                    break;
            }
        }

        // The first line of what stands behind a dash is not indented.
        private void WriteEntries(JsonObject map, int indent, int first)
        {
            foreach (var (name, value) in map)
            {
                text.Append(' ', first).Append(Filled(name)).Append(':');
                first = indent;
                if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
                {
                    text.Append('\n');
                    Write(value, indent + unit);
                }
                else
                {
                    text.Append(' ').Append(Filled(value)).Append('\n');
                }
            }
        }

        private void WriteItems(JsonArray list, int indent, int first)
        {
            foreach (var item in list)
            {
                text.Append(' ', first).Append("- ");
                first = indent;
                switch (item)
                {
                    case JsonObject { Count: > 0 } map:
                        WriteEntries(map, indent + 2, first: 0);
                        break;
                    case JsonArray { Count: > 0 } inner:
                        WriteItems(inner, indent + 2, first: 0);
                        break;
                    default:
                        text.Append(Filled(item)).Append('\n');
                        break;
                }
            }
        }

        private string Filled(string name) => Scalar(self is null ? name : Selfless.Text(name, self));

        private string Filled(JsonNode? value) =>
            value?.GetValueKind() == JsonValueKind.String ? Filled(value.GetValue<string>()) : Scalar(value);
    }
}
