using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Shutdown;

public sealed class ShutdownTests
{
    private const string Prompt = "Tell a story. [[local: words=120; chunks=60; chunk-delay=20ms]]";

    [Fact]
    public async Task A_gateway_that_is_told_to_stop_finishes_its_streams_takes_no_more_and_ends_with_0()
    {
        await using var boundary = await SplitBoundary.StartAsync("streaming-caller");
        using var http = new HttpClient();
        using var stream = await SendAsync(boundary, http, "messages-stream");
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: message_start", await reader.ReadLineAsync());

        var ending = boundary.Gateway.StopAsync();
        await Eventually.GetAsync(
            async () => await TakesNoMoreAsync(boundary, http) ? boundary : null,
            "a call that is refused, or finds nobody",
            () => boundary.Gateway.Tail
        );
        var rest = await reader.ReadToEndAsync();

        Assert.Contains("event: message_stop", rest, StringComparison.Ordinal);
        Assert.Equal(0, await ending);
        Assert.All(boundary.Record.All(), call => Assert.NotNull(call.Answered));
    }

    private static Task<HttpResponseMessage> SendAsync(SplitBoundary boundary, HttpClient http, string call) =>
        DoorCall.Named(call).SendAsync(http, boundary.Http1, boundary.Http2, boundary.Token, Prompt);

    private static async Task<bool> TakesNoMoreAsync(SplitBoundary boundary, HttpClient http)
    {
        try
        {
            using var response = await SendAsync(boundary, http, "converse");
            return (int)response.StatusCode == 503;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
