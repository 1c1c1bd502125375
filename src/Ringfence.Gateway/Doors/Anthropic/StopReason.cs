using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Stop reasons in Anthropic's words.</summary>
internal static class StopReason
{
    public static string Of(ConverseStop stop) =>
        stop switch
        {
            ConverseStop.ToolUse => "tool_use",
            ConverseStop.MaxTokens => "max_tokens",
            ConverseStop.StopSequence => "stop_sequence",
            ConverseStop.ContextWindowExceeded => "model_context_window_exceeded",
            ConverseStop.Filtered => "refusal",
            _ => "end_turn",
        };
}
