namespace Ringfence.Gateway.Phi.Engines;

/// <summary>What becomes of a prompt that an engine could not judge.</summary>
internal enum EngineFallback
{
    /// <summary>It is not sent.</summary>
    Refuse,

    /// <summary>The gateway's own detectors suffice; the answer's header, a log line and a metric say so.</summary>
    BuiltIn,
}
