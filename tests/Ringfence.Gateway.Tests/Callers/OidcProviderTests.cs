using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

/// <summary>Against a real OpenID provider: discovery, JWKS and tokens as they come.</summary>
public sealed class OidcProviderTests(OidcProviderFixture fixture) : IClassFixture<OidcProviderFixture>
{
    private const string Audience = "https://ringfence.example/ES256";

    private readonly FakeTime _time = new(TimeProvider.System.GetUtcNow());
    private readonly OidcProvider _provider = fixture.Provider;

    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task A_token_names_its_caller(string algorithm)
    {
        var audience = $"https://ringfence.example/{algorithm}";
        var who = await Callers(audience).AskAsync(await _provider.TokenAsync("ward-app", audience));

        Assert.Null(who.Refusal);
        Assert.Equal(_provider.Issuer, who.Caller!.Issuer);
        Assert.Equal("ward-app", who.Caller.User);
        Assert.Equal("oncology", who.Caller.Team);
        Assert.Equal(["on-call", "clinician"], who.Caller.Roles);
        Assert.Equal("ward-app", who.Caller.Application);
    }

    [Fact]
    public async Task A_key_that_is_new_is_fetched_when_a_token_first_uses_it()
    {
        var callers = Callers();
        var before = await TokenAsync();
        Assert.Null((await callers.AskAsync(before)).Refusal);

        await _provider.RotateAsync(keepOld: true);
        var after = await TokenAsync();
        (await callers.AskAsync(after)).Refused(GatewayError.CallerUnknown, "does not publish");

        _time.Advance(IssuerKeys.BetweenAttempts);
        Assert.Null((await callers.AskAsync(after)).Refusal);
        Assert.Null((await callers.AskAsync(before)).Refusal);
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_ends_the_tokens_it_signed_remembered_ones_too()
    {
        var callers = Callers();
        var before = await TokenAsync();
        Assert.Null((await callers.AskAsync(before)).Refusal);

        await _provider.RotateAsync(keepOld: false);
        _time.Advance(IssuerKeys.BetweenAttempts);
        Assert.Null((await callers.AskAsync(await TokenAsync())).Refusal);
        (await callers.AskAsync(before)).Refused(GatewayError.CallerUnknown, "does not publish");
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused()
    {
        var token = await _provider.TokenAsync("ward-app", "https://billing.example/ES256");
        (await Callers().AskAsync(token)).Refused(GatewayError.CallerUnknown, "https://billing.example/ES256");
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await using var other = await OidcProvider.StartAsync();
        var token = await other.TokenAsync("ward-app", Audience);
        (await Callers().AskAsync(token)).Refused(GatewayError.CallerUnknown, other.Issuer);
    }

    [Fact]
    public async Task Each_of_two_issuers_vouches_for_its_own_tokens_only()
    {
        await using var other = await OidcProvider.StartAsync();
        var callers = Asking.Directory(
            new CallerOptions { Issuers = [Options(_provider.Issuer, Audience), Options(other.Issuer, Audience)] },
            _time
        );
        Assert.Equal(_provider.Issuer, (await callers.AskAsync(await TokenAsync())).Caller?.Issuer);
        var token = await other.TokenAsync("ward-app", Audience);
        Assert.Equal(other.Issuer, (await callers.AskAsync(token)).Caller?.Issuer);

        var forged = Rewrite(token, payload => payload["iss"] = _provider.Issuer);
        (await callers.AskAsync(forged)).Refused(GatewayError.CallerUnknown, _provider.Issuer);
    }

    [Fact]
    public async Task An_expired_token_is_refused_as_expired()
    {
        var callers = Callers();
        var token = await TokenAsync();
        _time.Advance(TimeSpan.FromSeconds(600 + 61));
        (await callers.AskAsync(token)).Refused(GatewayError.CallerExpired, "expired at");
    }

    [Fact]
    public async Task A_changed_payload_is_refused()
    {
        var tampered = Rewrite(await TokenAsync(), payload => payload["team"] = "billing");
        (await Callers().AskAsync(tampered)).Refused(GatewayError.CallerUnknown, "signature does not verify");
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = (await TokenAsync()).Split('.');
        var none = $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
        (await Callers().AskAsync(none)).Refused(GatewayError.CallerUnknown, "signed with 'none'");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        var key = (await _provider.KeysAsync())!["keys"]!
            .AsArray()
            .First(key => key!["alg"]!.GetValue<string>() == "RS256")!;
        var parts = (await TokenAsync()).Split('.');
        var signed = $"{Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{key["kid"]}}"}""")}.{parts[1]}";
        var secret = Encoding.ASCII.GetBytes(key["n"]!.GetValue<string>());
        var mac = System.Security.Cryptography.HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed));
        var token = $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(mac)}";
        (await Callers().AskAsync(token)).Refused(GatewayError.CallerUnknown, "signed with 'HS256'");
    }

    [Fact]
    public async Task A_token_without_a_team_is_refused_and_says_so()
    {
        var token = await _provider.TokenAsync("no-team", Audience);
        (await Callers().AskAsync(token)).Refused(
            GatewayError.CallerUnknown,
            "the claim 'team' (Callers:Issuers:0:Claims:Team)"
        );
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_trusted_by_its_last_keys_for_so_long_and_no_longer()
    {
        await using var provider = await OidcProvider.StartAsync();
        var callers = Asking.Directory(new CallerOptions { Issuers = [Options(provider.Issuer, Audience)] }, _time);
        var token = await provider.TokenAsync("ward-app", Audience);
        Assert.Null((await callers.AskAsync(token)).Refusal);
        await provider.StopAsync();

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null((await callers.AskAsync(token)).Refusal);
        Assert.Empty(callers.Unready());

        _time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromMinutes(10));
        (await callers.AskAsync(token)).Refused(GatewayError.IssuerUnreachable, provider.Issuer);
        Assert.Contains(provider.Issuer, Assert.Single(callers.Unready()), StringComparison.Ordinal);
    }

    private Task<string> TokenAsync() => _provider.TokenAsync("ward-app", Audience);

    private CallerDirectory Callers(string audience = Audience) =>
        Asking.Directory(new CallerOptions { Issuers = [Options(_provider.Issuer, audience)] }, _time);

    private static IssuerOptions Options(string issuer, string audience) =>
        new()
        {
            Issuer = issuer,
            Audiences = [audience],
            Claims = new ClaimOptions { Roles = "realm_access.roles" },
        };

    private static string Rewrite(string token, Action<JsonNode> change)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!;
        change(payload);
        return $"{parts[0]}.{Encode(payload.ToJsonString())}.{parts[2]}";
    }

    private static string Encode(string json) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
