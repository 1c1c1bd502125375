namespace Ringfence.Gateway.Phi.Engines;

/// <summary>An engine gave no judgement. The message is one word of ours: nothing of the text, the answer or the address.</summary>
internal sealed class EngineException(EngineFault fault, Exception? inner = null) : Exception(fault.ToString(), inner)
{
    public EngineFault Fault { get; } = fault;
}
