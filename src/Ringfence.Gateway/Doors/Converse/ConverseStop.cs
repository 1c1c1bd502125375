namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Why a message of Converse stopped, as far as client protocols tell it apart.</summary>
internal enum ConverseStop
{
    EndTurn,
    ToolUse,
    MaxTokens,
    StopSequence,
    ContextWindowExceeded,

    /// <summary>By a guardrail or the model's own filter.</summary>
    Filtered,
}
