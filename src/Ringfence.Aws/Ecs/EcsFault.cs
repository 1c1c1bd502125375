namespace Ringfence.Aws.Ecs;

/// <summary>Amazon ECS did not tell what it was asked.</summary>
/// <param name="message">What was asked, what came of it, and how to mend it.</param>
/// <param name="cause">The failure underneath, if any.</param>
public sealed class EcsFault(string message, Exception? cause = null) : Exception(message, cause);
