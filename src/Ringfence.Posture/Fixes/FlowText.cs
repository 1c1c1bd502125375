using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>JSON in brackets, on one line or in the lines and indents of the file it goes into.</summary>
/// <param name="NewLine">What ends a line; empty: all on one line.</param>
/// <param name="Unit">One step of indent.</param>
/// <param name="Colon">What stands between a name and its value.</param>
/// <param name="Bare">Plain words stand without quotes, as YAML allows.</param>
internal sealed record FlowText(string NewLine, string Unit, string Colon, bool Bare = false)
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>A node whose first line stands behind a margin.</summary>
    public string Of(JsonNode? node, string margin)
    {
        var text = new StringBuilder();
        Write(text, node, margin);
        return text.ToString();
    }

    /// <summary>A name and its value.</summary>
    public string Entry(string name, JsonNode? node, string margin) => Quoted(name) + Colon + Of(node, margin);

    private string Quoted(string text) =>
        Bare && text.All(char.IsAsciiLetterOrDigit) && YamlFragment.Scalar(text) == text
            ? text
            : $"\"{Encoder.Encode(text)}\"";

    private void Write(StringBuilder text, JsonNode? node, string margin)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                Join(text, '{', '}', [.. map.Select(entry => Entry(entry.Key, entry.Value, margin + Unit))], margin);
                break;
            case JsonArray { Count: > 0 } list:
                Join(text, '[', ']', [.. list.Select(item => Of(item, margin + Unit))], margin);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text.Append(Quoted(value.GetValue<string>()));
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void Join(StringBuilder text, char open, char close, IReadOnlyList<string> parts, string margin)
    {
        var separator = NewLine.Length == 0 ? ", " : "," + NewLine + margin + Unit;
        text.Append(open);
        if (NewLine.Length > 0)
        {
            text.Append(NewLine).Append(margin).Append(Unit);
        }

        text.AppendJoin(separator, parts);
        if (NewLine.Length > 0)
        {
            text.Append(NewLine).Append(margin);
        }

        text.Append(close);
    }
}
