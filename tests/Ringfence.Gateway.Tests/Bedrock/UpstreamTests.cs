using System.Net;
using System.Security.Cryptography;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Bedrock;

public sealed class UpstreamTests
{
    [Theory]
    [InlineData(400, "ValidationException", "The provided model identifier is invalid.")]
    [InlineData(403, "AccessDeniedException", "You don't have access to the model.")]
    [InlineData(408, "ModelTimeoutException", "Model took too long")]
    [InlineData(424, "ModelErrorException", "Model error")]
    [InlineData(429, "ThrottlingException", "Too many requests")]
    [InlineData(429, "ModelNotReadyException", "Not ready")]
    [InlineData(500, "InternalServerException:http://internal.amazon.com/", "Oops")]
    [InlineData(503, "ServiceUnavailableException", "Later")]
    public async Task An_error_of_Bedrock_passes_unmodified_on_the_native_door(int status, string type, string message)
    {
        await using var world = await GatewayWorld.StartAsync();
        var body = $$"""{"message":"{{message}}","originalStatusCode":1}""";
        world.Bedrock.Answer = http => FakeBedrock.Json(http, status, body, type);

        using var response = await world.ConverseAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal([type], response.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("UpstreamRefused", "upstream", status), (answered.Error, answered.Fault, answered.Status));
        Assert.Equal(type.Split(':')[0], answered.UpstreamError);
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId"), answered.AwsRequestIds);
    }

    [Theory]
    [InlineData("UnrecognizedClientException")]
    [InlineData("InvalidSignatureException")]
    [InlineData("ExpiredTokenException")]
    public async Task AWS_refusing_our_own_credentials_is_our_fault_and_not_the_callers(string type)
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(http, 403, """{"message":"The security token is invalid."}""", type);

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(["ServiceUnavailableException"], response.Headers.GetValues("x-amzn-ErrorType"));
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("SessionRefused", "gateway", type), (answered.Error, answered.Fault, answered.UpstreamError));
        Assert.Single(answered.AwsRequestIds);
    }

    [Fact]
    public async Task An_error_of_Bedrock_keeps_its_wording_on_the_other_doors()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(http, 429, """{"message":"Too many tokens, please wait."}""", "ThrottlingException");

        using var response = await world.Client.PostAsync(
            "/v1/messages",
            GatewayWorld.Json(
                """{"model":"claude","max_tokens":8,"stream":true,"messages":[{"role":"user","content":"Hi"}]}"""
            )
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("rate_limit_error", text, StringComparison.Ordinal);
        Assert.Contains("Too many tokens, please wait.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_of_something_between_is_passed_and_recorded()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http => FakeBedrock.Json(http, 502, "<html>Bad gateway</html>");

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("UpstreamRefused", "", 502), (answered.Error, answered.UpstreamError, answered.Status));
    }

    [Fact]
    public async Task An_upstream_that_cannot_be_reached_is_told_as_such()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Bedrock:Endpoint"] = "http://127.0.0.1:9" });

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("UpstreamUnreachable", "upstream"), (answered.Error, answered.Fault));
        Assert.Empty(answered.AwsRequestIds);
    }

    [Fact]
    public async Task An_upstream_that_closes_before_it_answers_is_told_as_such()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("UpstreamUnreachable", (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task An_answer_that_does_not_begin_in_time_is_given_up()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Limits:Timeouts:FirstByte"] = "00:00:00.200" });
        world.Bedrock.Answer = FakeBedrock.Hang;

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Contains(
            "Limits:Timeouts:FirstByte",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(("UpstreamTimedOut", "upstream", true), (answered.Error, answered.Fault, answered.Tokens.Partial));
    }

    [Theory]
    [InlineData("Idle", "StreamIdle")]
    [InlineData("Whole", "CallTooLong")]
    public async Task An_answer_that_stalls_or_takes_too_long_is_given_up(string limit, string error)
    {
        await using var world = await GatewayWorld.StartAsync(new() { [$"Limits:Timeouts:{limit}"] = "00:00:00.200" });
        world.Bedrock.Answer = async http =>
        {
            http.Response.ContentLength = 1000;
            await FakeBedrock.SendAsync(http, "{"u8.ToArray());
            await FakeBedrock.Hang(http);
        };

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Contains(
            $"Limits:Timeouts:{limit}",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(error, (await world.RecordedAsync()).Pair().Answered.Error);
    }

    [Fact]
    public async Task An_answer_that_is_cut_is_never_given_in_part()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = async http =>
        {
            http.Response.ContentLength = 1000;
            await FakeBedrock.SendAsync(http, "{\"output\":"u8.ToArray());
            http.Abort();
        };

        using var response = await world.ConverseAsync();

        Assert.True(response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable);
        Assert.DoesNotContain("output", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("upstream", (await world.RecordedAsync()).Pair().Answered.Fault);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_given_up()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Limits:MaxAnswerBytes"] = "2000" });
        world.Bedrock.Answer = http => FakeBedrock.Json(http, 200, new string(' ', 3000));

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_leaves_before_the_answer_cancels_the_upstream_call()
    {
        await using var world = await GatewayWorld.StartAsync();
        var (reached, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Bedrock.Answer = async http =>
        {
            reached.SetResult();
            await FakeBedrock.Hang(http);
            cancelled.SetResult();
        };
        using var leaving = new CancellationTokenSource();

        var call = world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/converse",
            GatewayWorld.Json("{}"),
            leaving.Token
        );
        await reached.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var (_, answered) = (await world.RecordedAsync(2)).Pair();
        Assert.Equal(("CallerGone", "caller", 499), (answered.Error, answered.Fault, answered.Status));
        Assert.True(answered.Tokens.Partial);
    }

    [Fact]
    public async Task With_retries_every_attempt_is_recorded()
    {
        await using var world = await GatewayWorld.StartAsync(new() { ["Bedrock:Retries"] = "2" });
        world.Bedrock.Answer = http =>
            world.Bedrock.Requests.Count < 3
                ? FakeBedrock.Json(http, 503, """{"message":"Later"}""", "ServiceUnavailableException")
                : FakeBedrock.Json(http, 200, FakeBedrock.ConverseAnswer);

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (_, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal(3, answered.AwsRequestIds.Distinct().Count());
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), answered.AwsRequestIds[^1]);
    }

    [Fact]
    public async Task Without_retries_an_error_is_told_at_once()
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Bedrock.Answer = http =>
            FakeBedrock.Json(http, 503, """{"message":"Later"}""", "ServiceUnavailableException");

        using var response = await world.ConverseAsync();

        Assert.Single(world.Bedrock.Requests);
    }

    [Fact]
    public async Task What_is_recorded_signed_and_sent_is_one_body()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync("""{ "messages" : [ ], "new-field":1.50 }""");

        var sent = Assert.Single(world.Bedrock.Requests);
        var digest = Convert.ToHexStringLower(SHA256.HashData(sent.Body));
        Assert.Equal(digest, sent.Headers["X-Amz-Content-Sha256"]);
        var (asked, _) = (await world.RecordedAsync()).Pair();
        Assert.Equal((digest, sent.Body.Length), (asked.Call.BodyDigest, asked.Call.BodyBytes));
        Assert.Contains("""{ "messages" : [ ], "new-field":1.50 }"""[1..], sent.Text, StringComparison.Ordinal);
        Assert.Contains($"\"ringfence-request-id\":\"{asked.RequestId}\"", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_the_callers_own_headers_go_up()
    {
        await using var world = await GatewayWorld.StartAsync();
        foreach (
            var header in (string[])
                [
                    "Cookie",
                    "X-Forwarded-For",
                    "X-Amz-Security-Token",
                    "X-Amz-Date",
                    "X-Custom",
                    "anthropic-beta",
                    "traceparent",
                ]
        )
        {
            world.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, "secret-of-the-caller");
        }

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var sent = Assert.Single(world.Bedrock.Requests);
        Assert.DoesNotContain(
            sent.Headers.Values,
            value => value.Contains("secret-of-the-caller", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(sent.Headers.Values, value => value.Contains(world.Token, StringComparison.Ordinal));
    }
}
