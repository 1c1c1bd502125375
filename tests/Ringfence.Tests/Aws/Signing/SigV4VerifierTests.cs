using Ringfence.Aws;
using Ringfence.Aws.Signing;

namespace Ringfence.Tests.Aws.Signing;

public class SigV4VerifierTests
{
    private const string Body = """{"messages":[]}""";

    private static readonly DateTimeOffset Signed = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly AwsKeys Session = Example.Keys with
    {
        SessionToken = "EXAMPLESESSIONTOKEN",
        Expires = Signed.AddHours(1),
    };

    private readonly FakeTime _time = new(Signed);
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal);

    [Fact]
    public void What_the_signer_signs_verifies() => Assert.Null(Verify(Request(Session), Session));

    [Fact]
    public void A_request_without_a_signature_is_missing_its_token()
    {
        var request = Request();
        _headers.Remove("authorization");
        var fault = Verify(request);
        Assert.Equal("MissingAuthenticationTokenException", fault?.AwsType);
        Assert.Equal("Missing Authentication Token", fault?.Message);
        Assert.Equal(403, fault?.Status);
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256 nonsense")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/20260102/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/20260102/us-east-1/bedrock, SignedHeaders=host;x-amz-date, Signature=0")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=/20260102/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0"
    )]
    public void A_signature_that_is_not_whole_is_incomplete(string authorization)
    {
        var request = Request();
        _headers["authorization"] = authorization;
        var fault = Verify(request);
        Assert.Equal("IncompleteSignatureException", fault?.AwsType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("20260102T030405")]
    public void A_missing_or_malformed_date_is_incomplete(string? date)
    {
        var request = Request();
        _headers.Remove("x-amz-date");
        if (date is not null)
        {
            _headers["x-amz-date"] = date;
        }

        Assert.Equal("IncompleteSignatureException", Verify(request)?.AwsType);
    }

    [Theory]
    [InlineData("/us-east-1/", "/us-west-2/", "Credential should be scoped to a valid region, not 'us-west-2'.")]
    [InlineData("/bedrock/", "/sts/", "Credential should be scoped to correct service: 'bedrock'.")]
    [InlineData("/20260102/", "/20260103/", "'20260103' != '20260102', from '20260102T030405Z'")]
    [InlineData("aws4_request", "aws5_request", "valid terminator: 'aws4_request'")]
    [InlineData("host;", "", "'Host' or ':authority' must be a 'SignedHeader'")]
    [InlineData(";x-amz-date", "", "'x-amz-date' must be a 'SignedHeader'")]
    [InlineData(";x-amz-security-token", "", "'x-amz-security-token' must be a 'SignedHeader'")]
    [InlineData(";x-amzn-bedrock-request-metadata", "", "'x-amzn-bedrock-request-metadata' must be a 'SignedHeader'")]
    [InlineData("SignedHeaders=", "SignedHeaders=absent;", "does not match")]
    [InlineData("Signature=", "Signature=0", "does not match")]
    public void An_altered_authorization_is_invalid_and_says_why(string from, string to, string message)
    {
        var request = Request(Session, ("X-Amzn-Bedrock-Request-Metadata", "{}"));
        var altered = _headers["authorization"].Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(_headers["authorization"], altered);
        _headers["authorization"] = altered;

        var fault = Verify(request, Session);
        Assert.Equal("InvalidSignatureException", fault?.AwsType);
        Assert.Equal("SignatureDoesNotMatch", fault?.QueryCode);
        Assert.Contains(message, fault?.Message);
    }

    [Fact]
    public void Any_other_method_target_header_body_or_secret_does_not_match()
    {
        var request = Request(Session);
        SignatureFault?[] faults =
        [
            Verify(request with { Method = "GET" }, Session),
            Verify(request with { RawTarget = "/model/a.b-v1:0/converse" }, Session),
            Verify(request with { RawTarget = request.RawTarget + "?x=1" }, Session),
            Verify(request with { BodySha256Hex = Example.Sha256("") }, Session),
            Verify(request with { Headers = name => name == "host" ? "elsewhere" : request.Headers(name) }, Session),
            Verify(request, Session with { SecretAccessKey = "another" }),
        ];
        Assert.All(faults, fault => Assert.Contains("does not match", fault?.Message));
    }

    [Fact]
    public void An_unknown_key_or_a_token_that_is_not_its_own_is_an_unrecognized_client()
    {
        var request = Request(Session);
        SignatureFault?[] faults =
        [
            Verify(request, null),
            Verify(request, Session with { SessionToken = "another" }),
            Verify(request, Session with { SessionToken = null }),
            Verify(Request(Example.Keys), Session),
        ];
        Assert.All(faults, fault => Assert.Equal("UnrecognizedClientException", fault?.AwsType));
        Assert.All(faults, fault => Assert.Equal("InvalidClientTokenId", fault?.QueryCode));
    }

    [Fact]
    public void A_session_that_has_ended_is_an_expired_token()
    {
        var ended = Session with { Expires = Signed };
        Assert.Equal("ExpiredTokenException", Verify(Request(ended), ended)?.AwsType);
    }

    [Fact]
    public void A_clock_five_minutes_off_is_let_pass_and_one_further_off_is_told_the_bounds()
    {
        var request = Request();
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(Verify(request));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z (20260102T030906Z - 5 min.)",
            Verify(request)?.Message
        );

        _time.Advance(TimeSpan.FromSeconds(-602));
        Assert.Equal(
            "Signature not yet current: 20260102T030405Z is still later than 20260102T030404Z (20260102T025904Z + 5 min.)",
            Verify(request)?.Message
        );
        Assert.Equal("InvalidSignatureException", Verify(request)?.AwsType);
    }

    [Fact]
    public void White_space_is_trimmed_and_collapsed_and_repeated_headers_are_joined()
    {
        var request = Request(null, ("X-Amz-Meta", "a b, c d"));
        _headers["x-amz-meta"] = "  a   b,\tc d ";
        Assert.Null(Verify(request));
        _headers["x-amz-meta"] = "a b,c d";
        Assert.NotNull(Verify(request));
    }

    [Fact]
    public void An_unsigned_payload_is_accepted_only_by_policy()
    {
        var request = Request(bodyHash: "UNSIGNED-PAYLOAD") with { BodySha256Hex = Example.Sha256(Body) };
        Assert.Contains("sign the body", Verify(request)?.Message);
        Assert.Null(
            new SigV4Verifier("us-east-1", "bedrock", _time) { AllowsUnsignedPayload = true }.Verify(
                request,
                Example.Keys
            )
        );
    }

    private SignatureFault? Verify(SignedRequest request) => Verify(request, Example.Keys);

    private SignatureFault? Verify(SignedRequest request, AwsKeys? keys) =>
        new SigV4Verifier("us-east-1", "bedrock", _time).Verify(request, keys);

    private SignedRequest Request(
        AwsKeys? keys = null,
        (string Name, string Value)? header = null,
        string? bodyHash = null
    )
    {
        const string Target = "/model/a.b-v1%3A0/converse";
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://gateway.example.com:8443" + Target);
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var hash = bodyHash ?? Example.Sha256(Body);
        new SigV4Signer("us-east-1", "bedrock", _time).Sign(request, hash, keys ?? Example.Keys);
        _headers.Clear();
        _headers["host"] = request.RequestUri!.Authority;
        foreach (var (key, values) in request.Headers.NonValidated)
        {
            _headers[key.ToLowerInvariant()] = values.ToString();
        }

        return new("POST", Target, _headers.GetValueOrDefault, hash);
    }
}
