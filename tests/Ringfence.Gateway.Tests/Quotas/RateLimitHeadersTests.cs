using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Quotas;

namespace Ringfence.Gateway.Tests.Quotas;

public sealed class RateLimitHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 600, TimeSpan.Zero);

    private static readonly Standing Standing = new(
        new Left(60, 59, TimeSpan.FromSeconds(1)),
        new Left(200_000, 0, TimeSpan.FromSeconds(90.5))
    );

    [Fact]
    public void OpenAI_clients_read_their_own() =>
        Assert.Equal(
            [
                ("x-ratelimit-limit-requests", "60"),
                ("x-ratelimit-limit-tokens", "200000"),
                ("x-ratelimit-remaining-requests", "59"),
                ("x-ratelimit-remaining-tokens", "0"),
                ("x-ratelimit-reset-requests", "1s"),
                ("x-ratelimit-reset-tokens", "1m31s"),
            ],
            Written(Door.OpenAi, Standing, null)
        );

    [Fact]
    public void Anthropic_clients_read_their_own() =>
        Assert.Equal(
            [
                ("anthropic-ratelimit-requests-limit", "60"),
                ("anthropic-ratelimit-requests-remaining", "59"),
                ("anthropic-ratelimit-requests-reset", "2026-01-02T03:04:06Z"),
                ("anthropic-ratelimit-tokens-limit", "200000"),
                ("anthropic-ratelimit-tokens-remaining", "0"),
                ("anthropic-ratelimit-tokens-reset", "2026-01-02T03:05:36Z"),
                ("Retry-After", "3"),
            ],
            Written(Door.Anthropic, Standing, TimeSpan.FromSeconds(2.001))
        );

    [Fact]
    public void AWS_has_no_such_headers_but_retry_after() =>
        Assert.Equal([("Retry-After", "1")], Written(Door.Bedrock, Standing, TimeSpan.FromMilliseconds(1)));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(11.2, "12ms")]
    [InlineData(999.5, "1s")]
    [InlineData(59_000.5, "1m0s")]
    public void OpenAI_durations_are_written_as_Go_writes_them(double milliseconds, string expected)
    {
        var standing = new Standing(new Left(1, 0, TimeSpan.FromMilliseconds(milliseconds)), null);
        Assert.Contains(("x-ratelimit-reset-requests", expected), Written(Door.OpenAi, standing, null));
    }

    [Fact]
    public void Where_nothing_is_limited_nothing_is_said()
    {
        Assert.Empty(Written(Door.OpenAi, default, null));
        Assert.Empty(Written(Door.Anthropic, default, null));
    }

    [Fact]
    public void A_quota_that_never_fills_is_told_as_a_year()
    {
        var standing = new Standing(new Left(0, 0, TimeSpan.MaxValue), null);
        Assert.Contains(
            ("anthropic-ratelimit-requests-reset", "2027-01-02T03:04:05Z"),
            Written(Door.Anthropic, standing, null)
        );
    }

    private static IEnumerable<(string, string)> Written(Door door, Standing standing, TimeSpan? retryAfter)
    {
        var headers = new HeaderDictionary();
        RateLimitHeaders.Write(door, standing, retryAfter, Now, headers);
        return headers
            .Select(header => (header.Key, header.Value.ToString()))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase);
    }
}
