using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.CloudFormation;

/// <summary>One way in which a template's undecided conditions can go together, and the choices of its parameters.</summary>
/// <param name="Conditions">Each condition of the template: Yes or No; Unknown where there were too many to try.</param>
internal sealed record World(IReadOnlyDictionary<string, Truth> Conditions)
{
    private static readonly IReadOnlyDictionary<string, PropertyValue> None = new Dictionary<string, PropertyValue>();

    /// <summary>Nothing is decided.</summary>
    public static World Undecided { get; } = new(new Dictionary<string, Truth>());

    /// <summary>What parameters are here that have a choice of values and no default; those that may be several are left out.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Choices { get; init; } = None;

    /// <summary>What a condition is in this world.</summary>
    public Truth Of(string condition) => Conditions.TryGetValue(condition, out var truth) ? truth : Truth.Unknown;
}
