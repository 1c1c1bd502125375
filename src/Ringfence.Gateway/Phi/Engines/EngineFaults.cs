namespace Ringfence.Gateway.Phi.Engines;

/// <summary>What an HTTP status says of an engine, and how faults are called in metrics, headers and messages.</summary>
internal static class EngineFaults
{
    public static EngineFault Of(int status) =>
        status switch
        {
            429 => EngineFault.Throttled,
            >= 500 => EngineFault.Failed,
            >= 400 => EngineFault.Refused,
            _ => EngineFault.Malformed, // no redirect is followed
        };

    /// <summary>A word for labels.</summary>
    public static string Word(this EngineFault fault) =>
        fault switch
        {
            EngineFault.TimedOut => "timed_out",
            EngineFault.Resting => "resting",
            EngineFault.Unreachable => "unreachable",
            EngineFault.Throttled => "throttled",
            EngineFault.Failed => "failed",
            EngineFault.Refused => "refused",
            EngineFault.Incomplete => "incomplete",
            _ => "malformed",
        };

    /// <summary>Whether it says that the engine is not well, so that asking it less often helps.</summary>
    public static bool IsIllness(this EngineFault fault) =>
        fault is not (EngineFault.Refused or EngineFault.Incomplete);
}
