using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

public sealed class HeaderTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    [Fact]
    public async Task Ten_thousand_headers_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"x-{i}: 1\r\n"));

        await AssertRefusedAsync("/v1/messages", many, [431, 400]);
    }

    [Fact]
    public Task One_header_of_a_megabyte_is_refused() =>
        AssertRefusedAsync("/v1/messages", $"x-bomb: {new string('a', 1 << 20)}\r\n", [431, 400]);

    [Fact]
    public Task A_target_of_a_megabyte_is_refused() =>
        AssertRefusedAsync($"/{new string('a', 1 << 20)}", "", [414, 400]);

    [Theory]
    [InlineData("x-folded: one\r\n two\r\n")]
    [InlineData("x-null: a\0b\r\n")]
    [InlineData("x-bare: a\nx-smuggled: b\r\n")]
    [InlineData("x space: a\r\n")]
    [InlineData(": nameless\r\n")]
    [InlineData("no colon at all\r\n")]
    public Task A_header_that_the_grammar_forbids_is_refused(string header) =>
        AssertRefusedAsync("/v1/messages", header, [400]);

    [Theory]
    [InlineData("http://elsewhere.example.com/model/claude-sonnet/converse")]
    [InlineData("http://127.0.0.1/model/claude-sonnet/converse")]
    [InlineData("//model/claude-sonnet/converse")]
    [InlineData("/model/claude-sonnet/converse%00")]
    [InlineData("/model/claude-sonnet%00/converse")]
    [InlineData("/model/claude-sonnet/../claude-sonnet/converse")]
    [InlineData("/model/claude-sonnet/%63onverse")]
    [InlineData("/model/claude-sonnet/converse/")]
    [InlineData("/MODEL/claude-sonnet/converse")]
    [InlineData("/model/claude-sonnet\\converse")]
    [InlineData("/model/%FF%FE/converse")]
    [InlineData("/model/claude-sonnet/converse;x=1")]
    [InlineData("*")]
    public Task A_target_in_any_other_spelling_is_no_door(string target) =>
        AssertRefusedAsync(target, "", [400, 404, 405]);

    private async Task AssertRefusedAsync(string target, string headers, int[] statuses)
    {
        var token = await boundary.TokenAsync("headers");
        var before = boundary.Record.All().Count(call => call.Asked is not null);
        var body = DoorUnderTest.Named("bedrock").GoodBody;

        var response = await boundary.ExchangeAsync(
            $"POST {target} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {token}\r\n{headers}"
                + $"content-type: application/json\r\ncontent-length: {body.Length}\r\n\r\n{body}"
        );

        Assert.Contains(response.Status, statuses);
        Assert.Equal(before, boundary.Record.All().Count(call => call.Asked is not null));
        await boundary.AssertServesAsync(token);
    }
}
