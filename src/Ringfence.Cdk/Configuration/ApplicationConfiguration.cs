namespace Ringfence.Cdk.Configuration;

/// <summary>An application that asks models: it gets one role of its own.</summary>
/// <param name="Name">Lower case letters, digits, hyphens.</param>
/// <param name="Compute">The compute service that may take the role: <c>ecs-tasks.amazonaws.com</c>.</param>
/// <param name="Models">Which of the foundation's models it may call.</param>
public sealed record ApplicationConfiguration(string Name, string Compute, IReadOnlyList<string> Models);
