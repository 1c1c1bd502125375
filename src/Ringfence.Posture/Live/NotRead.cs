using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Live;

/// <summary>How a snapshot says of one value that it was not read or not kept: <c>{"Ringfence::NotRead": "why"}</c>.</summary>
internal static class NotRead
{
    private const string Mark = "Ringfence::NotRead";

    public static JsonObject Because(string why) => new() { [Mark] = why };

    /// <summary>The value of a snapshot's property: what was not read is unresolved, with its reason.</summary>
    public static PropertyValue? Value(Node node, SourcePlace place) =>
        node.IsMap && node.Members is [{ Name: Mark } only]
            ? PropertyValue.Unresolved(only.Value.Text, place: place)
            : null;

    /// <summary>Takes out of a resource what may hold a secret or a prompt.</summary>
    /// <param name="path">Dotted; <c>[]</c> each item, <c>*</c> each value.</param>
    public static void Withhold(JsonNode? at, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (name, rest) = dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
        if (at is not JsonObject map)
        {
            return;
        }

        if (name == "*")
        {
            foreach (var key in map.Select(each => each.Key).ToList())
            {
                map[key] = Because("may hold a secret, and is not kept");
            }
        }
        else if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            foreach (var item in map[name[..^2]] as JsonArray ?? [])
            {
                Withhold(item, rest);
            }
        }
        else if (map[name] is { } value)
        {
            if (rest.Length > 0)
            {
                Withhold(value, rest);
            }
            else
            {
                map[name] = Because("may hold a secret or a prompt, and is not kept");
            }
        }
    }
}
