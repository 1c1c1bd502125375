namespace Ringfence.Gateway.Phi.Engines;

/// <summary>Why an engine gave no judgement.</summary>
internal enum EngineFault
{
    /// <summary>Its time limit passed.</summary>
    TimedOut,

    /// <summary>It failed too often just now and is not asked for a while.</summary>
    Resting,

    /// <summary>No connection, or one that was cut.</summary>
    Unreachable,

    /// <summary>It has had too many requests.</summary>
    Throttled,

    /// <summary>It failed: a 5xx.</summary>
    Failed,

    /// <summary>It does not take the request: credentials, permissions, region, settings.</summary>
    Refused,

    /// <summary>Its answer is not what its interface says, or does not fit the text.</summary>
    Malformed,

    /// <summary>It says itself that it has not judged all of the text.</summary>
    Incomplete,
}
