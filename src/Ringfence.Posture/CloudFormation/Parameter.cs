using Ringfence.Controls.Facts;

namespace Ringfence.Posture.CloudFormation;

/// <summary>A parameter of a template with the value that it has here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Given, or its default; unresolved where there is neither.</param>
/// <param name="FromDefault">The value is the default, which another deployment may override.</param>
/// <param name="Allowed">What it may be; empty: anything.</param>
internal sealed record Parameter(string Name, PropertyValue Value, bool FromDefault, IReadOnlyList<string> Allowed)
{
    /// <summary>The values, one of which it will have; empty where it has one, or may have any.</summary>
    public IReadOnlyList<PropertyValue> Choices { get; init; } = [];
}
