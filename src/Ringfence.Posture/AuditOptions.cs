using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture;

/// <summary>What an audit asks, and what it is given.</summary>
public sealed record AuditOptions
{
    /// <summary>The controls that are asked.</summary>
    /// <value>The whole catalogue.</value>
    public IReadOnlyList<Control> Controls { get; init; } = Catalogue.All;

    /// <summary>What the organisation has decided.</summary>
    public Expectations Expectations { get; init; } = new();

    /// <summary>Values of parameters, and of pseudo parameters by their full name (<c>AWS::Region</c>).</summary>
    public IReadOnlyDictionary<string, PropertyValue> Parameters { get; init; } =
        new Dictionary<string, PropertyValue>();

    /// <summary>The types of a running account that were not read whole.</summary>
    public IReadOnlyList<UnreadType> Unread { get; init; } = [];

    /// <summary>Told after each file how many are read, of how many; null: nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}
