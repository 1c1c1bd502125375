namespace Ringfence.Console.Follow;

/// <summary>Something that a detection found.</summary>
/// <param name="What">What was seen, in a few words.</param>
/// <param name="Next">What to look at next.</param>
public sealed record Alert(
    string Severity,
    string Detection,
    string Title,
    string? Time,
    string? Person,
    string? What,
    string? RequestId,
    string? Next
);
