namespace Ringfence.Gateway.Answers;

/// <summary>The names that Converse, Claude, Titan, Nova, Llama, OpenAI's models and <c>invocationMetrics</c> have for the four counts.</summary>
internal static class UsageNames
{
    public static bool IsInput(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("inputTokens"u8)
        || name.SequenceEqual("input_tokens"u8)
        || name.SequenceEqual("inputTokenCount"u8)
        || name.SequenceEqual("inputTextTokenCount"u8)
        || name.SequenceEqual("prompt_token_count"u8)
        || name.SequenceEqual("prompt_tokens"u8);

    public static bool IsOutput(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("outputTokens"u8)
        || name.SequenceEqual("output_tokens"u8)
        || name.SequenceEqual("outputTokenCount"u8)
        || name.SequenceEqual("totalOutputTextTokenCount"u8)
        || name.SequenceEqual("generation_token_count"u8)
        || name.SequenceEqual("completion_tokens"u8);

    public static bool IsCacheRead(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("cacheReadInputTokens"u8)
        || name.SequenceEqual("cache_read_input_tokens"u8)
        || name.SequenceEqual("cacheReadInputTokenCount"u8);

    public static bool IsCacheWrite(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("cacheWriteInputTokens"u8)
        || name.SequenceEqual("cache_creation_input_tokens"u8)
        || name.SequenceEqual("cacheWriteInputTokenCount"u8);

    public static bool IsStopReason(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("stopReason"u8)
        || name.SequenceEqual("stop_reason"u8)
        || name.SequenceEqual("completionReason"u8)
        || name.SequenceEqual("finish_reason"u8);
}
