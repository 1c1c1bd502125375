using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Quotas;

/// <summary>Tells clients of their quota, in their own protocol's headers. Bedrock has none but <c>retry-after</c>.</summary>
internal static class RateLimitHeaders
{
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
                OpenAi("requests", standing.Requests, headers);
                OpenAi("tokens", standing.Tokens, headers);
                break;
            case Door.Anthropic:
                Anthropic("requests", standing.Requests, now, headers);
                Anthropic("tokens", standing.Tokens, now, headers);
                break;
            case Door.Bedrock:
                break;
        }
    }

    private static void OpenAi(string kind, Left? left, IHeaderDictionary headers)
    {
        if (left is { } it)
        {
            headers[$"x-ratelimit-limit-{kind}"] = it.Limit.ToString();
            headers[$"x-ratelimit-remaining-{kind}"] = it.Remaining.ToString();
            headers[$"x-ratelimit-reset-{kind}"] = Duration(it.Reset);
        }
    }

    private static void Anthropic(string kind, Left? left, DateTimeOffset now, IHeaderDictionary headers)
    {
        if (left is { } it)
        {
            headers[$"anthropic-ratelimit-{kind}-limit"] = it.Limit.ToString();
            headers[$"anthropic-ratelimit-{kind}-remaining"] = it.Remaining.ToString();
            headers[$"anthropic-ratelimit-{kind}-reset"] = now.AddSeconds(Seconds(it.Reset))
                .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        }
    }

    /// <summary>As OpenAI writes durations: <c>12ms</c>, <c>1s</c>, <c>6m0s</c>.</summary>
    private static string Duration(TimeSpan time) =>
        time > TimeSpan.Zero && Math.Ceiling(time.TotalMilliseconds) is var milliseconds and < 1000
            ? $"{milliseconds}ms"
        : Seconds(time) is var seconds && seconds < 60 ? $"{seconds}s"
        : $"{seconds / 60}m{seconds % 60}s";

    /// <summary>Whole seconds, rounded up; a year stands for never.</summary>
    private static long Seconds(TimeSpan time) =>
        (long)Math.Ceiling(Math.Min(time.TotalSeconds, TimeSpan.FromDays(365).TotalSeconds));
}
