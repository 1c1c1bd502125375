using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Quotas;

/// <summary>Tells clients of their quota, in their own protocol's headers. Bedrock has none but <c>retry-after</c>.</summary>
internal static class RateLimitHeaders
{
    private static readonly Names OpenAiRequests = new(
        "x-ratelimit-limit-requests",
        "x-ratelimit-remaining-requests",
        "x-ratelimit-reset-requests"
    );

    private static readonly Names OpenAiTokens = new(
        "x-ratelimit-limit-tokens",
        "x-ratelimit-remaining-tokens",
        "x-ratelimit-reset-tokens"
    );

    private static readonly Names AnthropicRequests = new(
        "anthropic-ratelimit-requests-limit",
        "anthropic-ratelimit-requests-remaining",
        "anthropic-ratelimit-requests-reset"
    );

    private static readonly Names AnthropicTokens = new(
        "anthropic-ratelimit-tokens-limit",
        "anthropic-ratelimit-tokens-remaining",
        "anthropic-ratelimit-tokens-reset"
    );

    /// <param name="retryAfter">Of a refusal: in whole seconds, rounded up.</param>
    public static void Write(
        Door door,
        in Standing standing,
        TimeSpan? retryAfter,
        DateTimeOffset now,
        IHeaderDictionary headers
    )
    {
        if (retryAfter is { } wait)
        {
            headers.RetryAfter = Seconds(wait).ToString();
        }
        switch (door)
        {
            case Door.OpenAi:
                Write(OpenAiRequests, standing.Requests, Duration(standing.Requests?.Reset), headers);
                Write(OpenAiTokens, standing.Tokens, Duration(standing.Tokens?.Reset), headers);
                break;
            case Door.Anthropic:
                Write(AnthropicRequests, standing.Requests, Instant(standing.Requests?.Reset, now), headers);
                Write(AnthropicTokens, standing.Tokens, Instant(standing.Tokens?.Reset, now), headers);
                break;
            case Door.Bedrock:
                break;
        }
    }

    private static void Write(Names names, Left? left, string reset, IHeaderDictionary headers)
    {
        if (left is { } it)
        {
            headers[names.Limit] = it.Limit.ToString();
            headers[names.Remaining] = it.Remaining.ToString();
            headers[names.Reset] = reset;
        }
    }

    /// <summary>As OpenAI writes durations: <c>12ms</c>, <c>1s</c>, <c>6m0s</c>.</summary>
    private static string Duration(TimeSpan? reset) =>
        reset is not { } time ? ""
        : time > TimeSpan.Zero && Math.Ceiling(time.TotalMilliseconds) is var milliseconds and < 1000
            ? $"{milliseconds}ms"
        : Seconds(time) is var seconds && seconds < 60 ? $"{seconds}s"
        : $"{seconds / 60}m{seconds % 60}s";

    /// <summary>As Anthropic writes times: RFC 3339, in whole seconds.</summary>
    private static string Instant(TimeSpan? reset, DateTimeOffset now) =>
        reset is { } time ? now.AddSeconds(Seconds(time)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") : "";

    /// <summary>Whole seconds, rounded up; a year stands for never.</summary>
    private static long Seconds(TimeSpan time) =>
        (long)Math.Ceiling(Math.Min(time.TotalSeconds, TimeSpan.FromDays(365).TotalSeconds));

    private sealed record Names(string Limit, string Remaining, string Reset);
}
