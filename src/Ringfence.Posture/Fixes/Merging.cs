using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Fixes;

/// <summary>Brings what a companion resource must have into one of the same id that already stands.</summary>
internal static class Merging
{
    /// <summary>Entries and items that are missing are added; what stands is never replaced.</summary>
    /// <exception cref="UneditableException">Something else stands where the companion has its own value.</exception>
    public static string Into(string text, string id, Written there, JsonObject body)
    {
        if (there.Member("Type")?.Value.Text != body["Type"]?.ToString())
        {
            throw new UneditableException($"{id} already stands and is of another type");
        }

        foreach (var (name, value) in body)
        {
            if (value is not null && name != "Type")
            {
                text = Value(
                    text,
                    id,
                    name == "Properties" ? "" : "@" + name,
                    Reread(text, id).Member(name)?.Value,
                    value
                );
            }
        }

        return text;
    }

    private static Written Reread(string text, string id) => new SourceEditor(text).Resources!.Member(id)!.Value;

    private static string Value(string text, string id, string path, Written? there, JsonNode value)
    {
        switch (value)
        {
            case JsonObject map when there is not { IsEmpty: false } || !Same(there, map):
                foreach (var (name, each) in map)
                {
                    if (name.AsSpan().IndexOfAny('.', '[') >= 0)
                    {
                        throw new UneditableException($"{id} already stands, and {name} cannot be merged into it");
                    }

                    if (each is not null)
                    {
                        var inner = there is { Kind: WrittenKind.Map } ? there.Member(name)?.Value : null;
                        text = Value(text, id, path.Length is 0 ? name : $"{path}.{name}", inner, each);
                    }
                }

                return text;
            case JsonArray list when there is { Kind: WrittenKind.List }:
                foreach (var item in list)
                {
                    if (item is not null && !there.Items.Any(each => Same(each, item)))
                    {
                        text = SourceEditor.Set(text, id, path + "[]", item);
                    }
                }

                return text;
            default:
                return there is not { IsAbsent: false } ? SourceEditor.Set(text, id, path, value)
                    : Same(there, value) ? text
                    : throw new UneditableException($"{id} already stands with another {path}");
        }
    }

    private static bool Same(Written there, JsonNode? value) =>
        !there.IsTagged
        && value switch
        {
            null => there.IsAbsent,
            JsonObject map => there.Kind == WrittenKind.Map
                && there.Members.Count == map.Count
                && there.Members.All(member =>
                    map.TryGetPropertyValue(member.Name, out var each) && Same(member.Value, each)
                ),
            JsonArray list => there.Kind == WrittenKind.List
                && there.Items.Count == list.Count
                && there.Items.Zip(list).All(pair => Same(pair.First, pair.Second)),
            _ => there.Kind == WrittenKind.Scalar
                && there.Text
                    == (value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()),
        };
}
