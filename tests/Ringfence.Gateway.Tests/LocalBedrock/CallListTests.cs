using System.Net;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class CallListTests
{
    [Fact]
    public async Task It_has_every_call_with_its_metadata_and_status()
    {
        await using var aws = await LocalAws.StartAsync();
        await aws.SignedAsync(
            "POST",
            $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse",
            Bodies.Converse("hello", body => body["requestMetadata"] = new JsonObject { ["ringfence"] = "42" })
        );
        await aws.ConverseAsync("[[local: status=503]]");
        await aws.ConverseAsync("x", keys: new("AKIAUNKNOWN", "x", null, null));
        var calls = await aws.CallsAsync();
        Assert.Equal([200, 503, 403], calls.Select(call => (int)call["status"]!));
        Assert.Equal(["Converse", "Converse", "Converse"], calls.Select(call => (string?)call["operation"]));
        Assert.Equal("42", (string?)calls[0]["metadata"]!["ringfence"]);
        Assert.Equal(
            (Models.Haiku, "2026-01-02T03:04:05.000Z"),
            ((string?)calls[0]["modelId"], (string?)calls[0]["time"])
        );
        Assert.Equal("arn:aws:iam::111122223333:user/ringfence-local", (string?)calls[0]["principal"]);
        Assert.Null(calls[2]["principal"]);
    }

    [Fact]
    public async Task A_call_is_on_it_while_it_is_worked_on()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        using var leave = new CancellationTokenSource();
        var sending = aws.ConverseAsync("[[local: delay=600s]]");
        IReadOnlyList<JsonObject> calls = [];
        while (calls.Count == 0)
        {
            await Task.Delay(5, CancellationToken.None);
            calls = await aws.CallsAsync();
        }

        Assert.Null(Assert.Single(calls)["status"]);
        Assert.False(sending.IsCompleted);
    }

    [Fact]
    public async Task It_is_a_page_of_the_stand_in_and_needs_no_signature()
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.SendAsync(aws.Request("GET", "/_local/calls"));
        Assert.Equal(
            (HttpStatusCode.OK, "application/jsonl"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await aws.SendAsync(aws.Request("GET", "/_local/else"))).StatusCode);
        Assert.Empty(await aws.CallsAsync());
    }
}
