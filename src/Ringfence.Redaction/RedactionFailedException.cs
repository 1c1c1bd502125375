namespace Ringfence.Redaction;

/// <summary>A detector failed, so the text must not be passed on. Says which kind of failure, and nothing of the text.</summary>
/// <param name="cause">The type of the exception that was thrown inside; its message may hold text and is dropped.</param>
public sealed class RedactionFailedException(Type cause)
    : Exception($"the text could not be judged ({cause.Name}); it must not be passed on")
{
    /// <summary>The type of the exception that was thrown inside.</summary>
    public Type Cause { get; } = cause;
}
