using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>
/// How a control comes to be true. Three honest kinds: properties set on the resource itself, a construct of the
/// foundation that needs several resources, or something that people do.
/// </summary>
public sealed record Construction
{
    private Construction(IReadOnlyList<SetProperty> sets, string? construct, string? practisedBy) =>
        (Sets, Construct, PractisedBy) = (sets, construct, practisedBy);

    /// <summary>The properties that make a resource pass, in order; empty for the other kinds.</summary>
    public IReadOnlyList<SetProperty> Sets { get; }

    /// <summary>The construct of the foundation that builds it; null for the other kinds.</summary>
    public string? Construct { get; }

    /// <summary>Who keeps it; null for the other kinds.</summary>
    public string? PractisedBy { get; }

    /// <summary>A property of one resource. See <see cref="PropertyPath"/> for the path's form.</summary>
    /// <param name="path">Where.</param>
    /// <param name="value">What: a text, a whole number, a truth value, or a <see cref="JsonNode"/>.</param>
    public static Construction Set(string path, JsonNode value) => new([new SetProperty(path, value)], null, null);

    /// <summary>One more property.</summary>
    public Construction And(string path, JsonNode value) =>
        new([.. Sets, new SetProperty(path, value)], Construct, PractisedBy);

    /// <summary>A construct of the foundation, by its type's name.</summary>
    public static Construction By(string construct) => new([], construct, null);

    /// <summary>People keep it: <c>privacy officer</c>.</summary>
    public static Construction Practised(string byWhom) => new([], null, byWhom);

    /// <summary>The change that applies it to a resource; null where it is not a matter of the resource's own properties.</summary>
    public Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Sets.Count == 0 ? null : new Fix([.. Sets]);
    }
}
