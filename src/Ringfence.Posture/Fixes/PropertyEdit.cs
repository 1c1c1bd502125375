using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Fixes;

/// <summary>Writes a property into a resource's JSON by the path that <see cref="PropertyPath"/> reads.</summary>
public static class PropertyEdit
{
    /// <summary>Sets what stands at a path, making the maps and lists on the way.</summary>
    /// <param name="properties">The map to write into.</param>
    /// <param name="path">Where; <c>[Key=x]</c> makes the item where there is none, <c>[]</c> adds one, <c>[*]</c> writes to every one.</param>
    /// <param name="value">What; a copy of it is written.</param>
    /// <exception cref="FormatException">Something on the way is of another kind (an intrinsic function, a text), and is left alone.</exception>
    public static void Set(JsonObject properties, string path, JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(value);
        Write(properties, PropertyPath.Steps(path), 0, value);
    }

    private static JsonNode Write(JsonNode? at, IReadOnlyList<string> steps, int step, JsonNode value)
    {
        if (step == steps.Count)
        {
            return value.DeepClone();
        }

        var name = steps[step];
        if (name[0] == '[')
        {
            var list = at switch
            {
                null => [],
                JsonArray array => array,
                _ => throw new FormatException($"no list stands where {name}] is to be set"),
            };
            WriteItem(list, name[1..], steps, step, value);
            return list;
        }

        var map = at switch
        {
            null => [],
            JsonObject found when !IsIntrinsic(found) => found,
            _ => throw new FormatException($"no plain map stands where {name} is to be set"),
        };
        map.TryGetPropertyValue(name, out var child);
        if (child is not null)
        {
            map.Remove(name);
        }

        map[name] = Write(child, steps, step + 1, value);
        return map;
    }

    private static void WriteItem(JsonArray list, string which, IReadOnlyList<string> steps, int step, JsonNode value)
    {
        if (which == "*")
        {
            for (var at = 0; at < list.Count; at++)
            {
                Replace(list, at, steps, step, value);
            }
        }
        else if (which.Length == 0)
        {
            list.Add(Write(null, steps, step + 1, value));
        }
        else if (int.TryParse(which, out var index))
        {
            while (list.Count <= index)
            {
                list.Add(new JsonObject());
            }

            Replace(list, index, steps, step, value);
        }
        else
        {
            var equals = which.IndexOf('=', StringComparison.Ordinal);
            var (key, wanted) = (which[..equals], which[(equals + 1)..]);
            for (var at = 0; at < list.Count; at++)
            {
                if (list[at] is JsonObject item && item[key] is JsonValue found && found.ToString() == wanted)
                {
                    Replace(list, at, steps, step, value);
                    return;
                }
            }

            list.Add(Write(new JsonObject { [key] = wanted }, steps, step + 1, value));
        }
    }

    private static void Replace(JsonArray list, int at, IReadOnlyList<string> steps, int step, JsonNode value)
    {
        var old = list[at];
        list[at] = null;
        list[at] = Write(old, steps, step + 1, value);
    }

    /// <summary>The map is one intrinsic function: <c>Ref</c>, <c>Fn::…</c>, <c>Condition</c>.</summary>
    public static bool IsIntrinsic(JsonObject map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Count != 1)
        {
            return false;
        }

        var name = map.First().Key;
        return name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal);
    }
}
