namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>Converse's stop reasons in OpenAI's words.</summary>
internal static class FinishReason
{
    /// <exception cref="InvalidDataException">The model's answer was malformed, or stopped for a reason that OpenAI's protocol has no word for.</exception>
    public static string Of(ReadOnlySpan<byte> converse) =>
        converse switch
        {
            _ when converse.SequenceEqual("end_turn"u8) => "stop",
            _ when converse.SequenceEqual("stop_sequence"u8) => "stop",
            _ when converse.SequenceEqual("tool_use"u8) => "tool_calls",
            _ when converse.SequenceEqual("max_tokens"u8) => "length",
            _ when converse.SequenceEqual("model_context_window_exceeded"u8) => "length",
            _ when converse.SequenceEqual("guardrail_intervened"u8) => "content_filter",
            _ when converse.SequenceEqual("content_filtered"u8) => "content_filter",
            _ when converse.StartsWith("malformed_"u8) => throw new InvalidDataException(
                "The model's answer was malformed; Bedrock discarded it."
            ),
            _ => throw new InvalidDataException("The answer stopped for a reason that this protocol has no word for."),
        };
}
