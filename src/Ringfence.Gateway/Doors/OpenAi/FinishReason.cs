using Ringfence.Gateway.Doors.Converse;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Stop reasons in OpenAI's words.</summary>
internal static class FinishReason
{
    public static string Of(ConverseStop stop) =>
        stop switch
        {
            ConverseStop.ToolUse => "tool_calls",
            ConverseStop.MaxTokens or ConverseStop.ContextWindowExceeded => "length",
            ConverseStop.Filtered => "content_filter",
            _ => "stop",
        };
}
