using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class BadInputTests
{
    private const string Target = $"/model/{GatewayWorld.Model}/converse";

    [Theory]
    [InlineData("{\"messages\":[")]
    [InlineData("{} trailing")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"requestMetadata\":{},\"requestMetadata\":{}}")]
    [InlineData("{\"guardrailConfig\":{},\"guardrail\\u0043onfig\":{}}")]
    public async Task A_body_that_is_not_as_it_should_be_gets_400_and_an_entry(string body)
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync(body);

        await AssertInvalid(world, response);
    }

    [Theory]
    [InlineData(Target)]
    [InlineData($"/model/{GatewayWorld.Model}/invoke")]
    [InlineData("/v1/messages")]
    [InlineData("/v1/chat/completions")]
    public async Task Broken_UTF8_gets_400_and_an_entry(string path)
    {
        await using var world = await GatewayWorld.StartAsync();
        var content = new ByteArrayContent([
            .. "{\"model\":\"claude\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\""u8,
            0xC3,
            0x28,
            .. "\"}]}"u8,
        ]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await world.Client.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("RequestInvalid", (await world.RecordedAsync()).Refused().Error);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    public async Task A_wrong_content_type_gets_400_and_an_entry(string type)
    {
        await using var world = await GatewayWorld.StartAsync();
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await world.Client.PostAsync(Target, content);

        await AssertInvalid(world, response);
    }

    [Fact]
    public async Task A_compressed_body_gets_400_and_an_entry()
    {
        await using var world = await GatewayWorld.StartAsync();
        var content = GatewayWorld.Json("{}");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await world.Client.PostAsync(Target, content);

        await AssertInvalid(world, response);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_30_MB_gets_413_and_an_entry(bool saysItsLength)
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Target)
        {
            Content = new StreamContent(new MemoryStream(new byte[30_000_000])),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var response = await world.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(["ValidationException"], response.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Equal("BodyTooLarge", (await world.RecordedAsync()).Refused().Error);
    }

    [Fact]
    public async Task A_model_that_nobody_knows_gets_404_and_an_entry()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.Client.PostAsync(
            "/v1/messages",
            GatewayWorld.Json("""{"model":"gpt-x","max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}""")
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var refused = (await world.RecordedAsync()).Refused();
        Assert.Equal(("ModelUnknown", "gpt-x"), (refused.Error, refused.Call!.ModelAsked));
    }

    [Fact]
    public async Task A_model_name_of_a_megabyte_is_shortened_in_the_record()
    {
        await using var world = await GatewayWorld.StartAsync();
        var name = new string('x', 1_000_000);

        using var response = await world.Client.PostAsync(
            "/v1/messages",
            GatewayWorld.Json($$"""{"model":"{{name}}","max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}""")
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.InRange((await world.RecordedAsync()).Refused().Call!.ModelAsked.Length, 1, 2048);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhLm9rYWZvciIsInRlYW0iOiJvbmNvbG9neSJ9.")]
    [InlineData("not-a-token")]
    [InlineData("AAAA.BBBB.CCCC")]
    public async Task A_token_that_does_not_verify_gets_401(string token)
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var response = await world.ConverseAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, (await world.RecordedAsync()).Count);
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Headers_beyond_the_limits_are_refused()
    {
        await using var world = await GatewayWorld.StartAsync();
        var many = new StringBuilder();
        for (var i = 0; i < 200; i++)
        {
            many.Append("x-").Append(i).Append(": y\r\n");
        }

        Assert.Equal(431, Raw.Status(await Raw.SendAsync(world.Http1, Raw.Post(Target, many.ToString(), "{}"))));
        Assert.Equal(
            431,
            Raw.Status(
                await Raw.SendAsync(world.Http1, Raw.Post(Target, $"x-long: {new string('y', 60_000)}\r\n", "{}"))
            )
        );
        Assert.Empty(world.Bedrock.Requests);
    }

    /// <summary>Each carries a second request where two readers could disagree about the first one's length.</summary>
    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 2\r\n", "{}")]
    [InlineData("Content-Length: +2\r\n", "{}")]
    [InlineData("Content-Length: 2,2\r\n", "{}")]
    public async Task A_smuggling_attempt_reaches_nobody(string headers, string body)
    {
        await using var world = await GatewayWorld.StartAsync();
        var hidden =
            $"POST {Target} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {world.Token}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}";

        var answer = await Raw.SendAsync(
            world.Http1,
            $"POST {Target} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer {world.Token}\r\nContent-Type: application/json\r\nContent-Length: 4\r\n{headers}\r\n{body}{hidden}"
        );

        Assert.InRange(Raw.Status(answer), 400, 499);
        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.Empty(world.Bedrock.Requests);
    }

    private static async Task AssertInvalid(GatewayWorld world, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["ValidationException"], response.Headers.GetValues("x-amzn-ErrorType"));
        var refused = (await world.RecordedAsync()).Refused();
        Assert.Equal(("RequestInvalid", "caller", 400), (refused.Error, refused.Fault, refused.Status));
        Assert.Empty(world.Bedrock.Requests);
    }
}
