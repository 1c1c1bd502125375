namespace Ringfence.Posture.Live.Direct;

/// <summary>A type that calls of its own read: <c>Ringfence::…</c>, or CloudFormation's where Cloud Control has no handler.</summary>
/// <param name="Type">The type.</param>
/// <param name="Global">An account has it once; otherwise in each region.</param>
/// <param name="Actions">The IAM actions it needs, the one that lists first.</param>
/// <param name="ReadAsync">Reads all into what is found.</param>
internal sealed record DirectType(
    string Type,
    bool Global,
    IReadOnlyList<string> Actions,
    Func<LiveScope, Found, CancellationToken, Task> ReadAsync
);
