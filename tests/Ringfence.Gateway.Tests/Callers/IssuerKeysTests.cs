using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class IssuerKeysTests
{
    private readonly FakeTime _time = new();
    private readonly SelfMadeIssuer _issuer = new SelfMadeIssuer().Publish();

    [Fact]
    public async Task Keys_are_read_once_for_many_tokens_and_again_when_due()
    {
        var callers = Callers();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => callers.AskAsync(Token(n))));
        Assert.Equal(1, _issuer.Fetches);

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null((await callers.AskAsync(Token(0))).Refusal);
        await callers.WarmUpAsync(CancellationToken.None);
        await UntilAsync(() => _issuer.Fetches == 2);
    }

    [Fact]
    public async Task Tokens_with_unknown_keys_cannot_make_it_ask_more_than_so_often()
    {
        var callers = Callers();
        for (var n = 0; n < 50; n++)
        {
            var token = _issuer.Sign(_issuer.Claims(_time.GetUtcNow()), SelfMadeIssuer.Header($"guess-{n}"));
            (await callers.AskAsync(token)).Refused(GatewayError.CallerUnknown, $"'guess-{n}'");
        }
        Assert.Equal(1, _issuer.Fetches);

        _time.Advance(IssuerKeys.BetweenAttempts);
        await callers.AskAsync(_issuer.Sign(_issuer.Claims(_time.GetUtcNow()), SelfMadeIssuer.Header("guess")));
        Assert.Equal(2, _issuer.Fetches);
    }

    [Fact]
    public async Task An_issuer_that_was_never_reached_vouches_for_nobody_until_it_is()
    {
        _issuer.IsDown = true;
        var callers = Callers();
        (await callers.AskAsync(Token(0))).Refused(GatewayError.IssuerUnreachable, "try again");
        Assert.Single(callers.Unready());

        _issuer.IsDown = false;
        (await callers.AskAsync(Token(0))).Refused(GatewayError.IssuerUnreachable, "try again");
        _time.Advance(IssuerKeys.BetweenAttempts);
        Assert.Null((await callers.AskAsync(Token(0))).Refusal);
        Assert.Empty(callers.Unready());
    }

    [Theory]
    [InlineData("""{"issuer":"https://evil.example","jwks_uri":"https://idp.example/jwks"}""")]
    [InlineData("""{"issuer":"https://idp.example/","jwks_uri":"https://idp.example/jwks"}""")]
    [InlineData("""{"issuer":"https://idp.example"}""")]
    [InlineData("not JSON")]
    [InlineData("")]
    public async Task A_discovery_document_that_is_wrong_gives_no_keys(string discovery)
    {
        _issuer.Discovery = discovery;
        (await Callers().AskAsync(Token(0))).Refused(GatewayError.IssuerUnreachable, SelfMadeIssuer.Address);
    }

    [Fact]
    public async Task A_wrong_document_later_leaves_the_keys_that_are_held()
    {
        var callers = Callers();
        Assert.Null((await callers.AskAsync(Token(0))).Refusal);
        _issuer.Discovery = "not JSON";
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null((await callers.AskAsync(Token(1))).Refusal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verified_tokens_stay_verified_until_the_keys_change(bool change)
    {
        var callers = Callers();
        var token = Token(0);
        var first = (await callers.AskAsync(token)).Caller;
        if (change)
        {
            _issuer.Publish("ec-2");
        }
        _time.Advance(TimeSpan.FromMinutes(1));
        await callers.AskAsync(_issuer.Sign(_issuer.Claims(_time.GetUtcNow()), SelfMadeIssuer.Header("unknown")));
        Assert.Equal(2, _issuer.Fetches);

        var again = (await callers.AskAsync(token)).Caller;
        Assert.NotNull(again);
        Assert.Equal(!change, ReferenceEquals(first, again));
    }

    private string Token(int n)
    {
        var claims = _issuer.Claims(_time.GetUtcNow());
        claims["jti"] = $"{n}";
        return _issuer.Sign(claims);
    }

    private CallerDirectory Callers() =>
        Asking.Directory(
            new CallerOptions
            {
                Issuers = [new() { Issuer = SelfMadeIssuer.Address, Audiences = [SelfMadeIssuer.Audience] }],
            },
            _time,
            _issuer
        );

    /// <summary>Waits for what happens in the background; the test runner's own limit ends it if it never does.</summary>
    private static async Task UntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            await Task.Yield();
        }
    }
}
