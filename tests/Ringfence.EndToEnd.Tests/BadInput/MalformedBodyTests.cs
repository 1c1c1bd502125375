using System.Text;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

public sealed class MalformedBodyTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    /// <summary>Fifty thousand arrays inside each other: a recursive reader's end.</summary>
    private static readonly string Deep = $$"""{"messages":{{new string('[', 50_000)}}{{new string(']', 50_000)}}}""";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["not JSON"] = "this is not JSON, MRN 00482913",
        ["cut short"] = """{"messages":[{"role":"user","content":"MRN 00482913""",
        ["an array"] = "[1,2,3]",
        ["nothing"] = "",
        ["null bytes"] = "{\"messages\":[]\0\0}",
        ["two documents"] = """{"messages":[]}{"messages":[]}""",
        ["broken UTF-8"] = "{\"messages\":[{\"role\":\"user\",\"content\":\"MRN 00482913 \xC3\x28 \xFF\"}]}",
        ["an overlong UTF-8 slash"] = "{\"messages\":[{\"role\":\"user\",\"content\":\"\xC0\xAF\"}]}",
        ["too deep"] = Deep,
    };

    public static TheoryData<string, string> DoorsAndBodies()
    {
        var rows = new TheoryData<string, string>();
        foreach (var body in Bodies.Keys)
        {
            rows.Add("bedrock", body);
            rows.Add("anthropic", body);
            rows.Add("openai", body);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(DoorsAndBodies))]
    public async Task A_body_that_cannot_be_understood_is_refused_and_recorded(string door, string body)
    {
        var user = $"{door}.{body}".Replace(' ', '-');
        var token = await boundary.TokenAsync(user);

        var response = await boundary.ExchangeAsync(DoorUnderTest.Named(door).Post(token, Bodies[body]));

        Assert.True(response.Status == 400, $"{response.Status} {response.Body}");
        Assert.Equal(
            door == "bedrock" ? "ValidationException" : "invalid_request_error",
            DoorUnderTest.ErrorType(response)
        );
        Assert.DoesNotContain("00482913", response.Body, StringComparison.Ordinal);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.Equal("caller", call.Answered!.Fault);
        Assert.Equal(400, call.Answered.Status);
        await boundary.AssertServesAsync(token);
    }

    [Theory]
    [InlineData("bedrock", "text/plain")]
    [InlineData("bedrock", "multipart/form-data; boundary=x")]
    [InlineData("anthropic", "text/plain")]
    [InlineData("anthropic", "application/x-www-form-urlencoded")]
    [InlineData("openai", "text/plain")]
    [InlineData("openai", "application/xml")]
    public async Task A_content_type_that_is_not_JSON_is_refused_and_recorded(string door, string contentType)
    {
        var user = $"{door}.{contentType.Split(';')[0].Replace('/', '.')}";
        var token = await boundary.TokenAsync(user);

        var response = await boundary.ExchangeAsync(DoorUnderTest.Named(door).Post(token, contentType: contentType));

        Assert.True(response.Status == 400, $"{response.Status} {response.Body}");
        Assert.Contains("application/json", DoorUnderTest.Message(response), StringComparison.Ordinal);
        var call = Assert.Single(boundary.Record.Of(user));
        Assert.Equal("RequestInvalid", call.Answered!.Error);
    }

    [Theory]
    [InlineData("bedrock", "ValidationException", false)]
    [InlineData("bedrock", "ValidationException", true)]
    [InlineData("anthropic", "request_too_large", false)]
    [InlineData("anthropic", "request_too_large", true)]
    [InlineData("openai", "invalid_request_error", false)]
    [InlineData("openai", "invalid_request_error", true)]
    public async Task A_body_of_30_MB_is_refused_and_recorded(string door, string type, bool chunked)
    {
        const int Length = 30_000_000;
        var user = $"{door}.large.{(chunked ? "chunked" : "counted")}";
        var token = await boundary.TokenAsync(user);
        using var connection = await RawConnection.OpenAsync(boundary.Http1);
        var framing = chunked ? "transfer-encoding: chunked" : $"content-length: {Length}";

        await connection.SendAsync($"{DoorUnderTest.Named(door).Head(token)}{framing}\r\n\r\n");
        await connection.SendAsync(chunked ? $"{Length:x}\r\n" : "");
        var reading = connection.ReadAsync();
        await connection.SendAsync(Encoding.ASCII.GetBytes(new string(' ', Length)));
        await connection.SendAsync(chunked ? "\r\n0\r\n\r\n" : "");
        var response = await reading;

        Assert.True(response.Status == 413, $"{response.Status} {response.Body}");
        Assert.Equal(type, DoorUnderTest.ErrorType(response));
        Assert.Contains("25000000", DoorUnderTest.Message(response), StringComparison.Ordinal);
        Assert.Equal("BodyTooLarge", Assert.Single(boundary.Record.Of(user)).Answered!.Error);
        await boundary.AssertServesAsync(token);
    }
}
