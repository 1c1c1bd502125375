using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Tests.Controls;

/// <summary>Writes to a resource as a fix does, and hides its values one by one.</summary>
internal static class Paths
{
    private const int MostHidden = 60;

    /// <summary>Sets a path of a resource's body.</summary>
    public static void Write(JsonObject resource, string path, JsonNode value)
    {
        if (path.StartsWith('@'))
        {
            resource[path[1..]] = value.DeepClone();
            return;
        }

        var steps = PropertyPath.Steps(path);
        JsonNode at = resource["Properties"]!;
        for (var step = 0; step < steps.Count; step++)
        {
            var last = step == steps.Count - 1;
            var next = last ? null : steps[step + 1];
            at = Step(at, steps[step], last ? value : null, next is ['[', ..]);
        }
    }

    private static JsonNode Step(JsonNode at, string step, JsonNode? value, bool list)
    {
        JsonNode Fresh() => value?.DeepClone() ?? (list ? new JsonArray() : new JsonObject());
        if (step[0] != '[')
        {
            var map = at as JsonArray is { } items
                ? (JsonObject)(items.Count > 0 ? items[0]! : Added(items))
                : (JsonObject)at;
            if (value is not null || map[step] is null)
            {
                map[step] = Fresh();
            }

            return map[step]!;
        }

        var array = (JsonArray)at;
        var which = step[1..];
        if (which.IndexOf('=') is var equals and > 0)
        {
            var (key, wanted) = (which[..equals], which[(equals + 1)..]);
            var found = array.FirstOrDefault(item => item?[key]?.ToString() == wanted);
            if (found is null)
            {
                array.Add(found = new JsonObject { [key] = wanted });
            }

            return found;
        }

        var index = int.TryParse(which, out var number) ? number : array.Count;
        while (array.Count <= index)
        {
            array.Add(Fresh());
        }

        return array[index]!;
    }

    private static JsonObject Added(JsonArray items)
    {
        var added = new JsonObject();
        items.Add(added);
        return added;
    }

    public static JsonObject WholeTemplate(Control control, ControlCase one) =>
        (JsonObject?)one.Body["template"]?.DeepClone()
        ?? ControlCase.Template(control.ResourceTypes[0], one.Body["properties"]?.DeepClone());

    /// <summary>The template again and again, each time with one value of a resource's properties written by a macro.</summary>
    public static IEnumerable<(string Path, JsonObject Template)> EachValueHidden(JsonObject template)
    {
        var paths = new List<List<object>>();
        if (template["Resources"] is not JsonObject resources)
        {
            yield break;
        }

        foreach (var (id, body) in resources)
        {
            if (body?["Properties"] is { } properties)
            {
                Collect(properties, ["Resources", id, "Properties"], paths);
            }
        }

        // Enough of a large case; evenly, so that no part of it is left out.
        var stride = Math.Max(1, paths.Count / MostHidden);
        for (var at = 0; at < paths.Count; at += stride)
        {
            var copy = (JsonObject)template.DeepClone();
            JsonNode node = copy;
            foreach (var step in paths[at].SkipLast(1))
            {
                node = step is string name ? node[name]! : node[(int)step]!;
            }

            var hidden = new JsonObject { ["Fn::Transform"] = new JsonObject { ["Name"] = "AWS::Include" } };
            if (paths[at][^1] is string last)
            {
                node[last] = hidden;
            }
            else
            {
                node[(int)paths[at][^1]] = hidden;
            }

            yield return (string.Join('.', paths[at]), copy);
        }
    }

    private static void Collect(JsonNode node, List<object> path, List<List<object>> paths)
    {
        if (node is JsonObject map)
        {
            if (
                map.Count == 1
                && (map.ContainsKey("Ref") || map.First().Key.StartsWith("Fn::", StringComparison.Ordinal))
            )
            {
                return;
            }

            foreach (var (name, value) in map)
            {
                paths.Add([.. path, name]);
                if (value is not null)
                {
                    Collect(value, [.. path, name], paths);
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var at = 0; at < list.Count; at++)
            {
                paths.Add([.. path, at]);
                if (list[at] is { } item)
                {
                    Collect(item, [.. path, at], paths);
                }
            }
        }
    }
}
