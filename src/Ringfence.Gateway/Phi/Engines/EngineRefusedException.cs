namespace Ringfence.Gateway.Phi.Engines;

/// <summary>An engine that policy asks gave no judgement, and the prompt must not go without: fail closed.</summary>
internal sealed class EngineRefusedException(string engine, EngineFault fault) : Exception($"{engine}: {fault}")
{
    /// <summary>For the caller: which engine, and in a few words why.</summary>
    public string Reason { get; } =
        fault switch
        {
            EngineFault.TimedOut => $"{engine} did not answer in time",
            EngineFault.Resting => $"{engine} failed too often just now and is left alone for a while",
            EngineFault.Unreachable => $"{engine} could not be reached",
            EngineFault.Throttled => $"{engine} has had too many requests",
            EngineFault.Refused => $"{engine} does not take the gateway's requests",
            EngineFault.Incomplete => $"{engine} has not judged all of the text",
            _ => $"{engine} failed",
        };
}
