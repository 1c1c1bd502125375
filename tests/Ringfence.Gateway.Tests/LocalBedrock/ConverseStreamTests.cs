using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class ConverseStreamTests
{
    private static readonly string Target = $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_events_come_in_order_and_together_say_what_Converse_says(bool http2)
    {
        await using var aws = await LocalAws.StartAsync();
        var whole = await aws.ConverseAsync("hello").JsonAsync();
        var frames = await aws.SignedAsync("POST", Target, Bodies.Converse("hello"), http2).FramesAsync();

        string[] around = ["messageStart", "contentBlockStop", "messageStop", "metadata"];
        Assert.Equal(around, frames.Select(frame => frame.Type).Where(type => type != "contentBlockDelta"));
        Assert.Equal("messageStart", frames[0].Type);
        Assert.Equal(whole.Said(), Said(frames));
        Assert.Equal("end_turn", (string?)frames[^2].Payload["stopReason"]);
        Assert.True(JsonNode.DeepEquals(whole["usage"], frames[^1].Payload["usage"]));
        Assert.All(frames, frame => Assert.InRange(frame.Payload["p"]!.GetValue<string>().Length, 1, 62));
    }

    [Fact]
    public async Task A_tool_call_is_streamed_in_a_block_of_its_own()
    {
        await using var aws = await LocalAws.StartAsync();
        var body = Bodies.Converse("""[[local: tool=get_labs; input="{\"mrn\":\"1\"}"]]""");
        var frames = await aws.SignedAsync("POST", Target, body).FramesAsync();

        var start = frames.Single(frame => frame.Type == "contentBlockStart").Payload;
        Assert.Equal(1, (int)start["contentBlockIndex"]!);
        Assert.Equal("get_labs", (string?)start["start"]!["toolUse"]!["name"]);
        var input = frames
            .Where(frame => frame.Type == "contentBlockDelta")
            .Select(frame => (string?)frame.Payload["delta"]!["toolUse"]?["input"]);
        Assert.Equal("""{"mrn":"1"}""", string.Concat(input));
        Assert.Equal("tool_use", (string?)frames[^2].Payload["stopReason"]);
    }

    [Theory]
    [InlineData("modelStreamError", "modelStreamErrorException")]
    [InlineData("throttling", "throttlingException")]
    [InlineData("internalServer", "internalServerException")]
    public async Task It_fails_in_the_middle_when_told_to(string failure, string type)
    {
        await using var aws = await LocalAws.StartAsync();
        var frames = await aws.SignedAsync(
                "POST",
                Target,
                Bodies.Converse($"[[local: chunks=9; fail={failure} after=3]]")
            )
            .FramesAsync();
        string[] types = ["messageStart", "contentBlockDelta", "contentBlockDelta", "contentBlockDelta", type];
        Assert.Equal(types, frames.Select(frame => frame.Type));
        Assert.NotNull(frames[^1].Payload["message"]);
    }

    [Theory]
    [InlineData("cut after=2", false, 3)]
    [InlineData("cut=midframe after=2", true, 3)]
    [InlineData("cut after=0", false, 1)]
    public async Task Its_connection_is_cut_where_told(string directive, bool midFrame, int whole)
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var frames = await aws.SignedAsync("POST", Target, Bodies.Converse($"[[local: chunks=9; {directive}]]"))
            .FramesAsync();
        Assert.Equal("cut", frames[^1].Type);
        Assert.Equal(midFrame, (bool)frames[^1].Payload["midFrame"]!);
        Assert.Equal(whole, frames.Count - 1);
    }

    [Fact]
    public async Task A_failure_before_the_stream_is_an_ordinary_error()
    {
        await using var aws = await LocalAws.StartAsync();
        var error = await aws.SignedAsync("POST", Target, Bodies.Converse("[[local: throttle]]")).ErrorAsync();
        Assert.Equal((429, "ThrottlingException"), (error.Status, error.Type));
    }

    [Fact]
    public async Task It_streams_in_as_many_pieces_as_told_with_a_pause_between()
    {
        await using var aws = await LocalAws.StartAsync();
        var time = (FakeTime)aws.Time;
        var start = time.GetUtcNow();
        var sending = aws.SignedAsync(
                "POST",
                Target,
                Bodies.Converse("[[local: chunks=5; delay=1s; chunk-delay=100ms]]")
            )
            .FramesAsync();
        while (!sending.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        var frames = await sending;
        Assert.Equal(5, frames.Count(frame => frame.Type == "contentBlockDelta"));
        Assert.Equal(1_500, (int)frames[^1].Payload["metrics"]!["latencyMs"]!);
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromMilliseconds(1_400));
    }

    private static string Said(IReadOnlyList<(string Type, JsonObject Payload)> frames) =>
        string.Concat(
            frames
                .Where(frame => frame.Type == "contentBlockDelta")
                .Select(frame => (string?)frame.Payload["delta"]!["text"])
        );
}
