using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ringfence.Aws;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class SignatureTests
{
    private static readonly string Target = $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_without_a_signature_is_refused(bool http2)
    {
        await using var aws = await LocalAws.StartAsync();
        var error = await aws.SendAsync(aws.Request("POST", Target, Bodies.Converse("hello"), http2)).ErrorAsync();
        Assert.Equal((403, "MissingAuthenticationTokenException"), (error.Status, error.Type));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wrong_secret_is_refused(bool http2)
    {
        await using var aws = await LocalAws.StartAsync();
        var wrong = aws.Keys with { SecretAccessKey = aws.Keys.SecretAccessKey + "x" };
        var error = await aws.SignedAsync("POST", Target, Bodies.Converse("hello"), http2, wrong).ErrorAsync();
        Assert.Equal((403, "InvalidSignatureException"), (error.Status, error.Type));
        Assert.StartsWith("The request signature we calculated does not match", error.Message);
    }

    [Fact]
    public async Task An_unknown_key_and_a_made_up_session_are_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var unknown = await aws.ConverseAsync("x", keys: new("AKIAUNKNOWN", "secret", null, null)).ErrorAsync();
        Assert.Equal(
            (403, "UnrecognizedClientException", "The security token included in the request is invalid."),
            unknown
        );
        var forged = await aws.ConverseAsync("x", keys: new("ASIAUNKNOWN", "secret", "bm90IG9uZSBvZiBvdXJz", null))
            .ErrorAsync();
        Assert.Equal(
            (403, "UnrecognizedClientException", "The security token included in the request is invalid."),
            forged
        );
    }

    [Fact]
    public async Task A_session_token_of_another_session_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var (one, other) = (await aws.AssumeAsync(session: "one"), await aws.AssumeAsync(session: "other"));
        var error = await aws.ConverseAsync("x", keys: one with { SessionToken = other.SessionToken }).ErrorAsync();
        Assert.Equal((403, "UnrecognizedClientException"), (error.Status, error.Type));
    }

    [Theory]
    [InlineData(
        "/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse",
        "/model/anthropic.claude-3-haiku-20240307-v1:0/converse"
    )]
    [InlineData("/model/anthropic.claude-3-haiku-20240307-v1:0/converse", "/model/amazon.nova-lite-v1:0/converse")]
    public async Task A_path_that_is_not_the_signed_one_byte_for_byte_is_refused(string signed, string sent)
    {
        await using var aws = await LocalAws.StartAsync();
        var request = await aws.SignAsync(aws.Request("POST", signed, Bodies.Converse("hello")));
        request.RequestUri = aws.At(sent);
        var error = await aws.SendAsync(request).ErrorAsync();
        Assert.Equal((403, "InvalidSignatureException"), (error.Status, error.Type));
    }

    [Fact]
    public async Task A_body_that_is_not_the_signed_one_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var request = await aws.SignAsync(aws.Request("POST", Target, Bodies.Converse("hello")));
        request.Content = new StringContent(Bodies.Converse("hellO"), Encoding.UTF8, "application/json");
        Assert.Equal("InvalidSignatureException", (await aws.SendAsync(request).ErrorAsync()).Type);
    }

    [Theory]
    [InlineData(-6, "Signature expired")]
    [InlineData(6, "Signature not yet current")]
    public async Task A_clock_that_is_off_by_more_than_five_minutes_is_refused(int minutes, string message)
    {
        await using var aws = await LocalAws.StartAsync();
        var request = await aws.SignAsync(aws.Request("POST", Target, Bodies.Converse("hello")));
        ((FakeTime)aws.Time).Advance(TimeSpan.FromMinutes(-minutes));
        var error = await aws.SendAsync(request).ErrorAsync();
        Assert.Equal((403, "InvalidSignatureException"), (error.Status, error.Type));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public async Task A_scope_of_another_service_or_region_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var service = await aws.SignAsync(aws.Request("POST", Target, Bodies.Converse("hello")), service: "sts");
        Assert.Equal(
            "Credential should be scoped to correct service: 'bedrock'.",
            (await aws.SendAsync(service).ErrorAsync()).Message
        );

        await using var elsewhere = await LocalAws.StartAsync(options => options with { Region = "eu-central-1" });
        var region = await elsewhere.SignAsync(elsewhere.Request("POST", Target, Bodies.Converse("hello")));
        Assert.Equal(
            "Credential should be scoped to a valid region, not 'us-east-1'.",
            (await elsewhere.SendAsync(region).ErrorAsync()).Message
        );
    }

    [Fact]
    public async Task Request_metadata_must_be_among_the_signed_headers()
    {
        await using var aws = await LocalAws.StartAsync();
        var request = await aws.SignAsync(
            aws.Request("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/invoke", Bodies.Claude("hello"))
        );
        request.Headers.Add("X-Amzn-Bedrock-Request-Metadata", """{"team":"oncology"}""");
        var error = await aws.SendAsync(request).ErrorAsync();
        Assert.Equal((403, "InvalidSignatureException"), (error.Status, error.Type));
        Assert.Contains("x-amzn-bedrock-request-metadata", error.Message);
    }

    [Fact]
    public async Task The_authority_may_be_signed_in_place_of_the_host_as_the_AWS_SDK_for_JavaScript_does_over_HTTP_2()
    {
        await using var aws = await LocalAws.StartAsync();
        var request = aws.Request("POST", Target, Bodies.Converse("hello"), http2: true);
        await AuthoritySignature.AddAsync(request, aws.Keys, aws.Time.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, (await aws.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_session_works_until_it_ends_and_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("local-bedrock-").FullName;
        var time = new FakeTime();
        AwsKeys session;
        var first = await LocalAws.StartAsync(time: time, directory: folder);
        session = await first.AssumeAsync();
        Assert.Equal(HttpStatusCode.OK, (await first.ConverseAsync("x", keys: session)).StatusCode);
        await first.CloseAsync();

        await using var second = await LocalAws.StartAsync(time: time, directory: folder);
        Assert.Equal(HttpStatusCode.OK, (await second.ConverseAsync("x", keys: session)).StatusCode);
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(
            (403, "ExpiredTokenException", "The security token included in the request is expired"),
            await second.ConverseAsync("x", keys: session).ErrorAsync()
        );
    }

    [Fact]
    public async Task A_short_term_API_key_is_verified_and_marked_in_the_trail()
    {
        await using var aws = await LocalAws.StartAsync();
        foreach (var keys in new[] { aws.Keys, await aws.AssumeAsync() })
        {
            var response = await BearerAsync(aws, ApiKey.Of(keys, "us-east-1", aws.Time.GetUtcNow()));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var id = response.Headers.GetValues("x-amzn-RequestId").Single();
            var record = (await aws.TrailAsync()).Single(record => (string?)record["requestID"] == id);
            Assert.True((bool)record["additionalEventData"]!["callWithBearerToken"]!);
            Assert.Equal(keys.AccessKeyId, (string?)record["userIdentity"]!["accessKeyId"]);
        }
    }

    [Fact]
    public async Task An_API_key_that_is_forged_expired_or_of_another_region_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var now = aws.Time.GetUtcNow();
        var forged = await BearerAsync(aws, ApiKey.Of(aws.Keys with { SecretAccessKey = "guess" }, "us-east-1", now));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        var expired = await BearerAsync(aws, ApiKey.Of(aws.Keys, "us-east-1", now.AddHours(-13)));
        Assert.Equal(HttpStatusCode.Forbidden, expired.StatusCode);
        var elsewhere = await BearerAsync(aws, ApiKey.Of(aws.Keys, "eu-west-1", now));
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        var nonsense = await BearerAsync(aws, "bedrock-api-key-nonsense");
        Assert.Equal(HttpStatusCode.Forbidden, nonsense.StatusCode);
    }

    private static Task<HttpResponseMessage> BearerAsync(LocalAws aws, string key)
    {
        var request = aws.Request("POST", Target, Bodies.Converse("hello"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return aws.SendAsync(request);
    }
}
