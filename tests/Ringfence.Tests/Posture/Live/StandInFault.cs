namespace Ringfence.Tests.Posture.Live;

/// <summary>How a call fails.</summary>
/// <param name="Operation">Of which operation; <c>*</c>: of all.</param>
/// <param name="Code">AWS's code.</param>
/// <param name="Status">HTTP's.</param>
internal sealed record StandInFault(string Operation, string Code, int Status)
{
    public string Message { get; init; } = "";

    /// <summary>Only in a call that says this (a type's name).</summary>
    public string About { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>Only the first so many times of the same call.</summary>
    public int Times { get; init; } = int.MaxValue;

    public bool Hits(StandInCall call, int times) =>
        (Operation == "*" || Operation == call.Operation)
        && call.Body.Contains(About, StringComparison.Ordinal)
        && (Region.Length == 0 || Region == call.Region)
        && times <= Times;
}
