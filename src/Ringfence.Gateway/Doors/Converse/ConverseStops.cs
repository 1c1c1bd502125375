namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Converse's own words for <see cref="ConverseStop"/>.</summary>
internal static class ConverseStops
{
    /// <exception cref="InvalidDataException">The model's answer was malformed, or stopped for a reason that is new to us.</exception>
    public static ConverseStop Read(ReadOnlySpan<byte> reason) =>
        reason switch
        {
            _ when reason.SequenceEqual("end_turn"u8) => ConverseStop.EndTurn,
            _ when reason.SequenceEqual("tool_use"u8) => ConverseStop.ToolUse,
            _ when reason.SequenceEqual("max_tokens"u8) => ConverseStop.MaxTokens,
            _ when reason.SequenceEqual("stop_sequence"u8) => ConverseStop.StopSequence,
            _ when reason.SequenceEqual("model_context_window_exceeded"u8) => ConverseStop.ContextWindowExceeded,
            _ when reason.SequenceEqual("guardrail_intervened"u8) => ConverseStop.Filtered,
            _ when reason.SequenceEqual("content_filtered"u8) => ConverseStop.Filtered,
            _ when reason.StartsWith("malformed_"u8) => throw new InvalidDataException(
                "The model's answer was malformed; Bedrock discarded it."
            ),
            _ => throw new InvalidDataException(
                "The answer stopped for a reason that client protocols have no word for."
            ),
        };
}
