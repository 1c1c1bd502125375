using System.Text.Json.Nodes;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

public sealed class TokenTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    private static readonly string[] Kinds =
    [
        "none at all",
        "expired",
        "for another audience",
        "of another issuer",
        "signed with another key",
        "alg none",
        "HMAC with the public key",
        "with another's claims",
        "not yet valid",
        "without expiry",
        "without a team",
        "too long",
    ];

    public static TheoryData<string, string> DoorsAndTokens()
    {
        var rows = new TheoryData<string, string>();
        foreach (var kind in Kinds)
        {
            rows.Add("bedrock", kind);
            rows.Add("anthropic", kind);
            rows.Add("openai", kind);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(DoorsAndTokens))]
    public async Task A_token_that_does_not_prove_a_caller_opens_no_door(string door, string kind)
    {
        var user = $"forged.{door}.{kind}".Replace(' ', '-').Replace("'", "", StringComparison.Ordinal);
        var good = await boundary.TokenAsync("honest");
        var token = Make(kind, new SelfMadeToken(boundary.IssuerDirectory, user), good);

        var response = await boundary.ExchangeAsync(DoorUnderTest.Named(door).Post(token));

        Assert.True(response.Status == 401, $"{response.Status} {response.Body}");
        Assert.Equal(ErrorType(door, kind), DoorUnderTest.ErrorType(response));
        Assert.True(
            response.Headers.ContainsKey("www-authenticate"),
            "RFC 9110 §11.6.1 asks a 401 to name its challenge"
        );
        Assert.True(token.Length == 0 || !response.Body.Contains(token, StringComparison.Ordinal));
        Assert.DoesNotContain(boundary.Record.Of(user), call => call.Asked is not null);
    }

    [Fact]
    public async Task The_forger_can_make_a_good_token_so_the_others_are_refused_for_what_is_wrong_with_them()
    {
        await boundary.TokenAsync("honest"); // the issuer's key is made with its first token
        var forged = new SelfMadeToken(boundary.IssuerDirectory, "honest");

        var response = await boundary.ExchangeAsync(
            DoorUnderTest.Named("bedrock").Post(forged.Sign(forged.Header, forged.Claims))
        );

        Assert.True(response.Status == 200, response.Body);
    }

    private static string Make(string kind, SelfMadeToken forged, string good)
    {
        string With(string claim, JsonNode? value)
        {
            var claims = forged.Claims;
            claims[claim] = value;
            return forged.Sign(forged.Header, claims);
        }

        string Without(string claim)
        {
            var claims = forged.Claims;
            claims.Remove(claim);
            return forged.Sign(forged.Header, claims);
        }

        return kind switch
        {
            "none at all" => "",
            "expired" => With("exp", SelfMadeToken.Seconds(TimeSpan.FromMinutes(-10))),
            "for another audience" => With("aud", "https://another.example.com"),
            "of another issuer" => With("iss", "https://another.example.com"),
            "signed with another key" => forged.SignWithAnotherKey(),
            "alg none" => forged.Unsigned(),
            "HMAC with the public key" => forged.SignWithThePublicKeyAsSecret(),
            "with another's claims" => forged.WithAnothersClaims(good),
            "not yet valid" => With("nbf", SelfMadeToken.Seconds(TimeSpan.FromMinutes(10))),
            "without expiry" => Without("exp"),
            "without a team" => Without("team"),
            "too long" => With("padding", new string('x', 17_000)),
            _ => throw new ArgumentException(kind, nameof(kind)),
        };
    }

    private static string ErrorType(string door, string kind) =>
        (door, kind) switch
        {
            ("bedrock", "expired") => "ExpiredTokenException",
            ("bedrock", _) => "UnrecognizedClientException",
            _ => "authentication_error",
        };
}
