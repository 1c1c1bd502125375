using Ringfence.Controls;

namespace Ringfence.Posture.CloudFormation;

/// <summary>One way in which a template's undecided conditions can go together.</summary>
/// <param name="Conditions">Each condition of the template: Yes or No; Unknown where there were too many to try.</param>
internal sealed record World(IReadOnlyDictionary<string, Truth> Conditions)
{
    /// <summary>Nothing is decided.</summary>
    public static World Undecided { get; } = new(new Dictionary<string, Truth>());

    /// <summary>What a condition is in this world.</summary>
    public Truth Of(string condition) => Conditions.TryGetValue(condition, out var truth) ? truth : Truth.Unknown;
}
