using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class TokenMemoryTests
{
    private readonly FakeTime _time = new();
    private readonly SelfMadeIssuer _issuer = new SelfMadeIssuer().Publish();
    private readonly CallerOptions _options = new()
    {
        Issuers = [new() { Issuer = SelfMadeIssuer.Address, Audiences = [SelfMadeIssuer.Audience] }],
    };

    [Fact]
    public async Task A_remembered_token_gives_the_same_caller_at_once_and_without_allocating()
    {
        var callers = Asking.Directory(_options, _time, _issuer);
        var request = Asking.Request("Authorization", $"Bearer {Token(0)}");
        var first = (await callers.IdentifyAsync(request, CancellationToken.None)).Caller;

        for (var n = 0; n < 50; n++)
        {
            Assert.Same(first, Once(callers, request));
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 1000; n++)
        {
            Once(callers, request);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task A_token_is_verified_anew_after_five_minutes_or_when_it_ends()
    {
        var callers = Asking.Directory(_options, _time, _issuer);
        var token = Token(0);
        var first = (await callers.AskAsync(token)).Caller;
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Same(first, (await callers.AskAsync(token)).Caller);

        _time.Advance(TimeSpan.FromTicks(1));
        var again = (await callers.AskAsync(token)).Caller;
        Assert.NotNull(again);
        Assert.NotSame(first, again);
    }

    [Fact]
    public async Task However_many_tokens_come_no_more_are_remembered_than_were_asked_for()
    {
        const int Capacity = 20;
        _options.RememberedTokens = Capacity;
        var callers = Asking.Directory(_options, _time, _issuer);
        var tokens = Enumerable.Range(0, 100).Select(Token).ToArray();
        var first = new List<object>();
        foreach (var token in tokens)
        {
            first.Add((await callers.AskAsync(token)).Caller!);
        }
        var remembered = 0;
        for (var n = tokens.Length - 1; n >= 0; n--)
        {
            remembered += ReferenceEquals(first[n], (await callers.AskAsync(tokens[n])).Caller) ? 1 : 0;
        }
        Assert.InRange(remembered, Capacity / 2, Capacity);
    }

    [Fact]
    public async Task A_token_in_use_outlives_any_number_of_others()
    {
        _options.RememberedTokens = 20;
        var callers = Asking.Directory(_options, _time, _issuer);
        var used = Token(0);
        var first = (await callers.AskAsync(used)).Caller;
        for (var n = 1; n < 100; n++)
        {
            await callers.AskAsync(Token(n));
            Assert.Same(first, (await callers.AskAsync(used)).Caller);
        }
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("ab\u00e9", false)]
    [InlineData("", true)]
    public void A_digest_is_of_ASCII_alone(string token, bool isAscii) =>
        Assert.Equal(isAscii, TokenDigest.TryOf(token, out _));

    [Fact]
    public void Digests_differ_where_tokens_do_whatever_their_length()
    {
        var digests = new HashSet<TokenDigest>();
        for (var length = 0; length < 5000; length += 7)
        {
            Assert.True(TokenDigest.TryOf(new string('x', length), out var digest));
            Assert.True(digests.Add(digest));
            Assert.True(TokenDigest.TryOf(new string('x', length), out var again));
            Assert.Equal(digest, again);
        }
    }

    private static object Once(CallerDirectory callers, Microsoft.AspNetCore.Http.HttpRequest request)
    {
        var task = callers.IdentifyAsync(request, CancellationToken.None);
        return task.IsCompletedSuccessfully
            ? task.Result.Caller!
            : throw new InvalidOperationException("It had to wait.");
    }

    private string Token(int n)
    {
        var claims = _issuer.Claims(_time.GetUtcNow());
        claims["jti"] = $"{n}";
        return _issuer.Sign(claims);
    }
}
