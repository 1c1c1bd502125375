using System.Collections.Frozen;
using System.Text.Json;

namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>
/// What becomes of each parameter of a chat completion. Translated; left out when it is only a hint; refused when leaving it out
/// would give another answer than was asked for, unless it says what happens anyway.
/// </summary>
internal static class ChatParameters
{
    private static readonly FrozenSet<string> Translated = FrozenSet.Create(
        "messages",
        "model",
        "max_completion_tokens",
        "max_tokens",
        "metadata",
        "parallel_tool_calls",
        "reasoning_effort",
        "response_format",
        "safety_identifier",
        "service_tier",
        "stop",
        "stream",
        "stream_options",
        "temperature",
        "tool_choice",
        "tools",
        "top_p",
        "user"
    );

    /// <summary>Hints on latency and caching, and a seed that OpenAI itself only promises best effort for.</summary>
    private static readonly FrozenSet<string> LeftOut = FrozenSet.Create(
        "prediction",
        "prompt_cache_key",
        "prompt_cache_options",
        "prompt_cache_retention",
        "seed"
    );

    /// <summary>What a parameter may say, and in words; null where it may say nothing.</summary>
    private static readonly FrozenDictionary<string, (Func<JsonElement, bool>? Is, string Allowed)> Refused =
        new Dictionary<string, (Func<JsonElement, bool>?, string)>
        {
            ["audio"] = (null, "Leave it out: answers are text."),
            ["frequency_penalty"] = (IsNumber(0), "Only 0 is allowed: Bedrock has no penalties."),
            ["function_call"] = (null, "Use tool_choice."),
            ["functions"] = (null, "Use tools."),
            ["logit_bias"] = (IsEmpty, "Only {} is allowed: Bedrock has no token biases."),
            ["logprobs"] = (IsFalse, "Only false is allowed: Bedrock returns no log probabilities."),
            ["modalities"] = (IsText, "Only [\"text\"] is allowed."),
            ["moderation"] = (null, "Leave it out: guardrails are configured in the gateway."),
            ["n"] = (IsNumber(1), "Only 1 is allowed: Bedrock gives one answer a call."),
            ["presence_penalty"] = (IsNumber(0), "Only 0 is allowed: Bedrock has no penalties."),
            ["store"] = (IsFalse, "Only false is allowed: no content is kept."),
            ["top_logprobs"] = (null, "Leave it out: Bedrock returns no log probabilities."),
            ["verbosity"] = (IsMedium, "Only \"medium\" is allowed: say in the prompt how long the answer is to be."),
            ["web_search_options"] = (null, "Leave it out: nothing is fetched from the web."),
        }.ToFrozenDictionary();

    /// <summary>Refuses the first parameter that cannot be honoured. Null counts as absent.</summary>
    public static bool Check(JsonElement body, BodyReading at)
    {
        foreach (var parameter in body.EnumerateObject())
        {
            var name = parameter.Name;
            if (Translated.Contains(name) || LeftOut.Contains(name) || parameter.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!Refused.TryGetValue(name, out var rule))
            {
                return at.Refuse(
                    BodyReading.IsName(name) ? name : "(a parameter of the body)",
                    $"is no parameter of a chat completion. Translated are {string.Join(", ", Translated.Order())}."
                );
            }

            if (rule.Is?.Invoke(parameter.Value) != true)
            {
                return at.Refuse(name, $"cannot be honoured. {rule.Allowed}");
            }
        }

        return true;
    }

    private static Func<JsonElement, bool> IsNumber(int number) =>
        value => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var given) && given == number;

    private static bool IsFalse(JsonElement value) => value.ValueKind == JsonValueKind.False;

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 0;

    private static bool IsMedium(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.ValueEquals("medium"u8);

    private static bool IsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == 1
        && value[0].ValueKind == JsonValueKind.String
        && value[0].ValueEquals("text"u8);
}
