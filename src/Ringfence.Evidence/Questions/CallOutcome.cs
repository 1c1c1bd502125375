namespace Ringfence.Evidence.Questions;

/// <summary>How a recorded call ended.</summary>
public enum CallOutcome
{
    /// <summary>With an answer.</summary>
    Success,

    /// <summary>Refused by the gateway: nothing was sent to a model.</summary>
    Refused,

    /// <summary>It was sent, and failed.</summary>
    Failed,

    /// <summary>The record does not say.</summary>
    Open,
}
