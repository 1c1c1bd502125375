using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Terraform;

/// <summary>A resource's properties while they are put together, by path.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, object> _entries = new(StringComparer.Ordinal);

    /// <summary>Sets a value; what is missing is not set, and maps already there are kept.</summary>
    public void Set(string path, PropertyValue value)
    {
        if (value.IsMissing || path.Length == 0)
        {
            return;
        }

        var at = this;
        var steps = path.Split('.');
        foreach (var step in steps.AsSpan(0, steps.Length - 1))
        {
            if (at._entries.GetValueOrDefault(step) is not Shape inner)
            {
                inner = new Shape();

                // A map that came whole is opened, so that more can stand beside what it holds.
                if (at._entries.GetValueOrDefault(step) is PropertyValue { Kind: PropertyKind.Map } map)
                {
                    foreach (var (name, entry) in map.Entries)
                    {
                        inner._entries[name] = entry;
                    }
                }

                at._entries[step] = inner;
            }

            at = inner;
        }

        at._entries[steps[^1]] = value;
    }

    public PropertyValue Done(SourcePlace place) =>
        PropertyValue.Of(
            _entries.ToDictionary(
                entry => entry.Key,
                entry => entry.Value as PropertyValue ?? ((Shape)entry.Value).Done(place),
                StringComparer.Ordinal
            ),
            place
        );
}
