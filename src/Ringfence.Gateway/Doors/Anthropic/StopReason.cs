namespace Ringfence.Gateway.Doors.Anthropic;

/// <summary>Converse's stop reasons in Anthropic's words.</summary>
internal static class StopReason
{
    /// <exception cref="InvalidDataException">The model's answer was malformed, or stopped for a reason that Anthropic's protocol has no word for.</exception>
    public static string Of(ReadOnlySpan<byte> converse) =>
        converse switch
        {
            _ when converse.SequenceEqual("end_turn"u8) => "end_turn",
            _ when converse.SequenceEqual("tool_use"u8) => "tool_use",
            _ when converse.SequenceEqual("max_tokens"u8) => "max_tokens",
            _ when converse.SequenceEqual("stop_sequence"u8) => "stop_sequence",
            _ when converse.SequenceEqual("model_context_window_exceeded"u8) => "model_context_window_exceeded",
            _ when converse.SequenceEqual("guardrail_intervened"u8) => "refusal",
            _ when converse.SequenceEqual("content_filtered"u8) => "refusal",
            _ when converse.StartsWith("malformed_"u8) => throw new InvalidDataException(
                "The model's answer was malformed; Bedrock discarded it."
            ),
            _ => throw new InvalidDataException("The answer stopped for a reason that this protocol has no word for."),
        };
}
