namespace Ringfence.Aws.Ecs;

/// <summary>The tasks of a service of Amazon ECS.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Desired">How many it should have. It rises before a task starts, and falls before one stops.</param>
/// <param name="Running">How many run.</param>
public sealed record EcsTasks(string Service, int Desired, int Running);
