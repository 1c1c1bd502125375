using System.Text.RegularExpressions;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.BadInput;

/// <summary>
/// A request hidden in another's body: two servers on the way that disagree about where a request ends can be made to see it. The gateway
/// must never see it where a stricter or laxer neighbour would not: it refuses whatever is ambiguous, and never answers twice.
/// </summary>
public sealed partial class SmugglingTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    public static TheoryData<string, string> Ambiguities =>
        new()
        {
            { "both lengths", "content-length: {all}\r\ntransfer-encoding: chunked\r\n" },
            { "both lengths, chunked first", "transfer-encoding: chunked\r\ncontent-length: {all}\r\n" },
            { "two lengths", "content-length: 5\r\ncontent-length: {all}\r\n" },
            { "a list of lengths", "content-length: 5, {all}\r\n" },
            { "a negative length", "content-length: -5\r\n" },
            { "a length in hexadecimal", "content-length: 0x5\r\n" },
            { "a space before the colon", "transfer-encoding : chunked\r\n" },
            { "a coding that is not chunked", "transfer-encoding: xchunked\r\n" },
            { "chunked, and then not", "transfer-encoding: chunked, identity\r\n" },
            { "a folded coding", "transfer-encoding:\r\n chunked\r\n" },
            { "a coding after a bare line feed", "x: y\ntransfer-encoding: chunked\r\n" },
            { "a tab in the coding", "transfer-encoding: \tchunked\x0b\r\n" },
        };

    [Theory]
    [MemberData(nameof(Ambiguities))]
    public async Task A_request_whose_end_is_ambiguous_brings_no_second_one_with_it(string name, string framing)
    {
        var user = $"smuggler.{name}".Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);
        var token = await boundary.TokenAsync(user);
        var door = DoorUnderTest.Named("bedrock");
        var hidden = door.Post(token);
        var body = $"0\r\n\r\n{hidden}";
        var head = door.Head(token) + framing.Replace("{all}", $"{body.Length}", StringComparison.Ordinal);

        await AssertAnswersOnceAsync($"{head}\r\n{body}", user, token);
    }

    [Theory]
    [InlineData("a line feed in a chunk extension", "5;\nx\r\n12345\r\n0\r\n\r\n")]
    [InlineData("a bare line feed after the size", "5\n12345\r\n0\r\n\r\n")]
    [InlineData("a chunk longer than said", "3\r\n12345\r\n0\r\n\r\n")]
    [InlineData("a size beyond 64 bits", "10000000000000005\r\n12345\r\n0\r\n\r\n")]
    [InlineData("a negative size", "-5\r\n12345\r\n0\r\n\r\n")]
    public async Task A_chunk_that_the_grammar_forbids_brings_no_second_request_with_it(string name, string chunks)
    {
        var user = $"smuggler.{name}".Replace(' ', '-');
        var token = await boundary.TokenAsync(user);
        var door = DoorUnderTest.Named("bedrock");

        await AssertAnswersOnceAsync(
            $"{door.Head(token)}transfer-encoding: chunked\r\n\r\n{chunks}{door.Post(token)}",
            user,
            token
        );
    }

    private async Task AssertAnswersOnceAsync(string request, string user, string token)
    {
        using var connection = await RawConnection.OpenAsync(boundary.Http1);

        await connection.SendAsync(request);
        var received = await connection.ReadToEndAsync();

        var answers = StatusLines().Matches(received);
        Assert.True(answers.Count == 1, $"{answers.Count} answers:\n{received}");
        Assert.StartsWith("4", answers[0].Groups[1].Value, StringComparison.Ordinal);
        Assert.DoesNotContain(boundary.Record.Of(user), call => call.Asked is not null);
        await boundary.AssertServesAsync(token);
    }

    [GeneratedRegex("HTTP/1.1 ([0-9]{3}) ", RegexOptions.None, 1000)]
    private static partial Regex StatusLines();
}
