using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

/// <summary>Tokens with one thing wrong each, against an issuer of our own making.</summary>
public sealed class TokenTests
{
    private readonly FakeTime _time = new();
    private readonly SelfMadeIssuer _issuer = new SelfMadeIssuer().Publish();
    private readonly IssuerOptions _options = new()
    {
        Issuer = SelfMadeIssuer.Address,
        Audiences = [SelfMadeIssuer.Audience],
    };

    [Fact]
    public async Task A_good_token_is_accepted()
    {
        var who = await AskAsync(_issuer.Sign(Claims()));
        Assert.Null(who.Refusal);
        Assert.Equal(new("https://idp.example", "s-1", "s-1", "oncology", [], ""), who.Caller! with { Roles = [] });
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("at+jwt")]
    [InlineData("AT+JWT")]
    [InlineData("application/at+jwt")]
    [InlineData(null)]
    public async Task Access_tokens_say_their_type_in_several_ways(string? type)
    {
        var header = SelfMadeIssuer.Header();
        header["typ"] = type;
        if (type is null)
        {
            header.Remove("typ");
        }
        Assert.Null((await AskAsync(_issuer.Sign(Claims(), header))).Refusal);
    }

    [Theory]
    [InlineData("dpop+jwt")]
    [InlineData("logout+jwt")]
    public async Task Other_types_of_token_are_refused(string type)
    {
        var header = SelfMadeIssuer.Header();
        header["typ"] = type;
        (await AskAsync(_issuer.Sign(Claims(), header))).Refused(GatewayError.CallerUnknown, $"of type '{type}'");
    }

    [Fact]
    public async Task A_header_that_demands_extensions_is_refused()
    {
        var header = SelfMadeIssuer.Header();
        header["crit"] = new JsonArray("b64");
        (await AskAsync(_issuer.Sign(Claims(), header))).Refused(GatewayError.CallerUnknown, "'crit'");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("es256")]
    [InlineData("RS1")]
    [InlineData("ES256K")]
    public async Task Algorithms_that_are_not_pinned_are_refused(string algorithm) =>
        (await AskAsync(_issuer.Sign(Claims(), SelfMadeIssuer.Header(alg: algorithm)))).Refused(
            GatewayError.CallerUnknown,
            $"signed with '{algorithm}'"
        );

    [Fact]
    public async Task An_issuer_can_be_held_to_fewer_algorithms()
    {
        _options.Algorithms = ["RS256"];
        (await AskAsync(_issuer.Sign(Claims()))).Refused(GatewayError.CallerUnknown, "one of RS256.");
    }

    [Fact]
    public async Task A_key_serves_the_algorithm_that_it_is_published_for_and_no_other()
    {
        using var rsa = RSA.Create(2048);
        _issuer.Publish(rsa, "rsa-1");
        _issuer.Keys[1]!["alg"] = "PS256";
        var claims = Claims().ToJsonString();
        string Signed(string alg, RSASignaturePadding padding) =>
            SelfMadeIssuer.Sign(
                claims,
                SelfMadeIssuer.Header("rsa-1", alg),
                bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, padding)
            );

        Assert.Null((await AskAsync(Signed("PS256", RSASignaturePadding.Pss))).Refusal);
        (await AskAsync(Signed("RS256", RSASignaturePadding.Pkcs1))).Refused(
            GatewayError.CallerUnknown,
            "does not publish"
        );
    }

    [Fact]
    public async Task A_short_RSA_key_is_no_key()
    {
        using var rsa = RSA.Create(1024);
        _issuer.Publish(rsa, "rsa-1");
        var token = SelfMadeIssuer.Sign(
            Claims().ToJsonString(),
            SelfMadeIssuer.Header("rsa-1", "RS256"),
            bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );
        (await AskAsync(token)).Refused(GatewayError.CallerUnknown, "does not publish");
    }

    [Fact]
    public async Task A_key_for_encryption_is_no_key()
    {
        _issuer.Keys[0]!["use"] = "enc";
        _issuer.Publish("ec-2");
        (await AskAsync(_issuer.Sign(Claims()))).Refused(GatewayError.CallerUnknown, "does not publish");
        Assert.Null((await AskAsync(_issuer.Sign(Claims(), SelfMadeIssuer.Header("ec-2")))).Refusal);
    }

    [Theory]
    [InlineData("""{"kty":"oct","kid":"ec-1","k":"c2VjcmV0"}""")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","kid":"ec-1","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")]
    [InlineData("""{"kty":"RSA","kid":"ec-1","n":"%%%","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"ec-1"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"ec-1"}""")]
    [InlineData("{}")]
    public async Task Keys_that_are_no_use_do_not_keep_the_good_ones_from_it(string useless)
    {
        _issuer.Keys.Insert(0, JsonNode.Parse(useless));
        Assert.Null((await AskAsync(_issuer.Sign(Claims()))).Refusal);
    }

    [Fact]
    public async Task A_token_that_names_no_key_is_verified_by_the_only_one_that_fits()
    {
        var header = SelfMadeIssuer.Header();
        header.Remove("kid");
        var token = _issuer.Sign(Claims(), header);
        Assert.Null((await AskAsync(token)).Refusal);

        _issuer.Publish("ec-2");
        (await AskAsync(token)).Refused(GatewayError.CallerUnknown, "does not publish");
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused()
    {
        var claims = Claims();
        claims.Remove("exp");
        (await AskAsync(_issuer.Sign(claims))).Refused(GatewayError.CallerUnknown, "'exp'");
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task An_end_that_is_no_time_is_refused(string exp)
    {
        var claims = Claims().ToJsonString().Replace(Claims()["exp"]!.ToJsonString(), exp, StringComparison.Ordinal);
        var who = await AskAsync(_issuer.Sign(claims, SelfMadeIssuer.Header()));
        Assert.Equal(GatewayError.CallerUnknown, who.Refusal?.Error);
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, null)]
    [InlineData(61, GatewayError.CallerUnknown)]
    public async Task A_token_may_begin_within_the_clock_skew_and_no_later(int seconds, GatewayError? refused)
    {
        var claims = Claims();
        claims["nbf"] = _time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        Assert.Equal(refused, (await AskAsync(_issuer.Sign(claims))).Refusal?.Error);
    }

    [Theory]
    [InlineData(-59, null)]
    [InlineData(-60, GatewayError.CallerExpired)]
    public async Task A_token_may_have_ended_within_the_clock_skew_and_no_earlier(int seconds, GatewayError? refused)
    {
        var claims = Claims();
        claims["exp"] = _time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();
        Assert.Equal(refused, (await AskAsync(_issuer.Sign(claims))).Refusal?.Error);
    }

    [Fact]
    public async Task Only_a_token_that_is_otherwise_good_is_called_expired()
    {
        var claims = Claims();
        claims["exp"] = _time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        claims["aud"] = "billing";
        (await AskAsync(_issuer.Sign(claims))).Refused(GatewayError.CallerUnknown, "another audience");
    }

    [Theory]
    [InlineData("ringfence/")]
    [InlineData("RINGFENCE")]
    [InlineData("")]
    public async Task An_audience_matches_to_the_letter(string audience)
    {
        var claims = Claims();
        claims["aud"] = audience;
        Assert.Equal(GatewayError.CallerUnknown, (await AskAsync(_issuer.Sign(claims))).Refusal?.Error);
    }

    [Fact]
    public async Task An_audience_may_be_one_of_several_and_must_be_there()
    {
        var claims = Claims();
        claims["aud"] = new JsonArray("billing", SelfMadeIssuer.Audience);
        Assert.Null((await AskAsync(_issuer.Sign(claims))).Refusal);

        claims.Remove("aud");
        Assert.Equal(GatewayError.CallerUnknown, (await AskAsync(_issuer.Sign(claims))).Refusal?.Error);
    }

    [Theory]
    [InlineData("https://idp.example/")]
    [InlineData("HTTPS://idp.example")]
    [InlineData("https://evil.example")]
    public async Task An_issuer_matches_to_the_letter(string issuer)
    {
        var claims = Claims();
        claims["iss"] = issuer;
        (await AskAsync(_issuer.Sign(claims))).Refused(GatewayError.CallerUnknown, $"of the issuer '{issuer}'");
    }

    [Fact]
    public async Task A_token_bound_to_a_key_of_its_holder_is_no_bearer_token()
    {
        var claims = Claims();
        claims["cnf"] = new JsonObject { ["jkt"] = "x" };
        (await AskAsync(_issuer.Sign(claims))).Refused(GatewayError.CallerUnknown, "'cnf'");
    }

    [Fact]
    public async Task A_token_that_is_too_long_is_refused_unread()
    {
        var claims = Claims();
        claims["padding"] = new string('x', 16_384);
        (await AskAsync(_issuer.Sign(claims))).Refused(GatewayError.CallerUnknown, "at most 16384");
        Assert.Equal(0, _issuer.Fetches);
    }

    [Theory]
    [InlineData("bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t")]
    [InlineData("ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl")]
    public async Task A_Bedrock_key_is_told_what_to_do(string key) =>
        (await AskAsync(key)).Refused(GatewayError.CallerUnknown, "Amazon Bedrock API key");

    [Fact]
    public void Nothing_that_is_sent_as_a_token_makes_it_throw() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                ArbMap.Default.ArbFor<NonNull<string>>(),
                (header, claims) =>
                {
                    var callers = Callers();
                    string[] tokens =
                    [
                        header.Get,
                        $"{header.Get}.{claims.Get}.",
                        SelfMadeIssuer.Sign(claims.Get, SelfMadeIssuer.Header(header.Get), _ => [1, 2, 3]),
                        SelfMadeIssuer.Sign(claims.Get, SelfMadeIssuer.Header(), _ => []),
                        _issuer.Sign(claims.Get, SelfMadeIssuer.Header()),
                    ];
                    return tokens.All(token => callers.AskAsync(token).GetAwaiter().GetResult().Caller is null);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_changed_character_of_a_token_leaves_it_good()
    {
        var token = _issuer.Sign(Claims());
        // But the last: some of its bits are no part of the signature.
        Prop.ForAll(
                Gen.Choose(0, token.Length - 2).ToArbitrary(),
                Gen.Elements("ABCXYZabcxyz019-_.=".ToCharArray()).ToArbitrary(),
                (at, to) =>
                {
                    var changed = token[..at] + to + token[(at + 1)..];
                    return changed == token || Callers().AskAsync(changed).GetAwaiter().GetResult().Caller is null;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private JsonObject Claims() => _issuer.Claims(_time.GetUtcNow());

    private CallerDirectory Callers() => Asking.Directory(new CallerOptions { Issuers = [_options] }, _time, _issuer);

    private Task<Identified> AskAsync(string token) => Callers().AskAsync(token);
}
