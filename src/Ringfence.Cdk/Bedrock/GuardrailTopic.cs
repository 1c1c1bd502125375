namespace Ringfence.Cdk.Bedrock;

/// <summary>A topic that a model must not answer.</summary>
/// <param name="Name">Its name: letters, digits, spaces, at most 100.</param>
/// <param name="Definition">What it is, at most 200 characters.</param>
/// <param name="Examples">What somebody would ask, at most five.</param>
public sealed record GuardrailTopic(string Name, string Definition, IReadOnlyList<string> Examples);
