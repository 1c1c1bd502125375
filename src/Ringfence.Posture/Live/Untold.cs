using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Live;

/// <summary>Write-only properties: no read tells them, so that their absence says nothing.</summary>
internal static class Untold
{
    private static readonly PropertyValue Value = PropertyValue.Unresolved(
        "AWS does not tell it of a running resource"
    );

    /// <summary>The properties with those that are not told unresolved.</summary>
    /// <param name="paths">Dotted.</param>
    public static PropertyValue In(PropertyValue properties, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            properties = Put(properties, path.Split('.'), 0);
        }

        return properties;
    }

    private static PropertyValue Put(PropertyValue map, string[] steps, int at)
    {
        if (map.Kind != PropertyKind.Map)
        {
            return map;
        }

        var name = steps[at];
        var has = map.Entries.TryGetValue(name, out var inner);
        if (at + 1 == steps.Length ? has : !has)
        {
            return map;
        }

        var entries = new Dictionary<string, PropertyValue>(map.Entries, StringComparer.Ordinal)
        {
            [name] = at + 1 == steps.Length ? Value : Put(inner!, steps, at + 1),
        };
        return PropertyValue.Of(entries, map.Place);
    }
}
