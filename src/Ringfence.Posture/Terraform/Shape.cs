using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Terraform;

/// <summary>A resource's properties while they are put together, by path.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, object> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// Sets a value; what is missing is not set, and maps already there are kept. <c>Name[Key=x]</c> is the list's item
    /// whose <c>Key</c> is <c>x</c>; <c>[]</c> says nothing here (<see cref="Append"/>).
    /// </summary>
    public void Set(string path, PropertyValue value)
    {
        if (value.IsMissing || path.Length == 0)
        {
            return;
        }

        var at = this;
        var steps = Steps(path);
        for (var step = 0; step < steps.Count - 1; step++)
        {
            at = at.Inner(steps[step], steps[step + 1]);
        }

        at._entries[steps[^1]] = value;
    }

    /// <summary>One more item of the list at a path.</summary>
    public void Append(string path, PropertyValue item)
    {
        if (item.IsMissing)
        {
            return;
        }

        var at = this;
        var steps = Steps(path);
        for (var step = 0; step < steps.Count - 1; step++)
        {
            at = at.Inner(steps[step], steps[step + 1]);
        }

        if (at._entries.GetValueOrDefault(steps[^1]) is not List<object> list)
        {
            list = at._entries.GetValueOrDefault(steps[^1]) switch
            {
                PropertyValue before => [.. before.Items],
                Shape one => [one],
                _ => [],
            };
            at._entries[steps[^1]] = list;
        }

        list.Add(item);
    }

    public PropertyValue Done(SourcePlace place) =>
        PropertyValue.Of(
            _entries.ToDictionary(entry => entry.Key, entry => Done(entry.Value, place), StringComparer.Ordinal),
            place
        );

    private static PropertyValue Done(object entry, SourcePlace place) =>
        entry switch
        {
            PropertyValue value => value,
            Shape shape => shape.Done(place),
            _ => PropertyValue.Of([.. ((List<object>)entry).Select(item => Done(item, place))], place),
        };

    private static List<string> Steps(string path) => [.. PropertyPath.Steps(path).Where(step => step != "[")];

    private Shape Inner(string step, string next)
    {
        if (step[0] == '[')
        {
            // Already opened, together with the name before it.
            return this;
        }

        if (next[0] == '[')
        {
            return Keyed(step, next[1..]);
        }

        if (_entries.GetValueOrDefault(step) is not Shape inner)
        {
            inner = new Shape();

            // A map that came whole is opened, so that more can stand beside what it holds.
            if (_entries.GetValueOrDefault(step) is PropertyValue { Kind: PropertyKind.Map } map)
            {
                foreach (var (name, entry) in map.Entries)
                {
                    inner._entries[name] = entry;
                }
            }

            _entries[step] = inner;
        }

        return inner;
    }

    private Shape Keyed(string name, string which)
    {
        var equals = which.IndexOf('=', StringComparison.Ordinal);
        var (key, wanted) = (which[..equals], which[(equals + 1)..]);
        if (_entries.GetValueOrDefault(name) is not List<object> list)
        {
            _entries[name] = list = [];
        }

        foreach (var item in list)
        {
            if (
                item is Shape shape
                && shape._entries.GetValueOrDefault(key) is PropertyValue value
                && value.Text == wanted
            )
            {
                return shape;
            }
        }

        var made = new Shape();
        made._entries[key] = PropertyValue.Of(wanted);
        list.Add(made);
        return made;
    }
}
