namespace Ringfence.Controls.Facts;

/// <summary>
/// The path of a property. Names are joined by dots; a name in a list is taken in its first item. In brackets after a
/// name: <c>[2]</c> the third item, <c>[Key=x]</c> the item whose <c>Key</c> is <c>x</c> (when written to: made where
/// there is none), <c>[]</c> a new item at the end (when written to), <c>[*]</c> every item (when written to).
/// <c>LoadBalancerAttributes[Key=deletion_protection.enabled].Value</c>.
/// </summary>
public static class PropertyPath
{
    /// <summary>The steps of a path: names, and what stands in brackets with its opening bracket (<c>[Key=x</c>).</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = new List<string>();
        for (var at = 0; at < path.Length; )
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] == '[')
            {
                var close = path.IndexOf(']', at);
                steps.Add(path[at..close]);
                at = close + 1;
            }
            else
            {
                var end = path.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + end;
                steps.Add(path[at..end]);
                at = end;
            }
        }

        return steps;
    }

    internal static PropertyValue Read(PropertyValue value, string path)
    {
        // The usual path is one name, or names and dots.
        if (path.AsSpan().IndexOfAny('.', '[') < 0)
        {
            return Entry(value, path);
        }

        foreach (var step in Steps(path))
        {
            value = step[0] == '[' ? Item(value, step.AsSpan(1)) : Entry(value, step);
        }

        return value;
    }

    private static PropertyValue Entry(PropertyValue value, string name) =>
        value.Kind switch
        {
            PropertyKind.Map => value.Entries.GetValueOrDefault(name, PropertyValue.Missing),

            // That the whole will be some value does not say that this part of it will be there.
            PropertyKind.Unresolved => value.WillBePresent
                ? PropertyValue.Unresolved(value.WhyUnresolved, place: value.Place)
                : value,
            _ => PropertyValue.Missing,
        };

    private static PropertyValue Item(PropertyValue value, ReadOnlySpan<char> which)
    {
        if (value.IsUnresolved || value.IsMissing)
        {
            return value;
        }

        if (int.TryParse(which, out var index))
        {
            return index < value.Items.Count ? value.Items[index] : PropertyValue.Missing;
        }

        var equals = which.IndexOf('=');
        if (equals < 0)
        {
            return PropertyValue.Missing;
        }

        var name = which[..equals].ToString();
        var wanted = which[(equals + 1)..].ToString();
        var perhaps = PropertyValue.Missing;
        foreach (var item in value.Items)
        {
            var matches = item[name].Is(wanted);
            if (matches.IsYes)
            {
                return item;
            }

            if (matches.IsUnknown)
            {
                perhaps = PropertyValue.Unresolved($"an item may be {name} {wanted}", place: item.Place);
            }
        }

        return perhaps;
    }
}
