using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>Step 8: what comes back, whole and streamed, through every door that generates.</summary>
public sealed class AnswerTests
{
    /// <summary>A patient whose name JSON and UTF-8 may split: an escape, two and three bytes, and beyond the first plane.</summary>
    private const string Said =
        "Patient: Søren O'Brien, MRN: UH-48213377, DOB 03/14/1958 — “stable” 😀, saw Søren today.";

    public static TheoryData<string, string> Whole { get; } =
        new()
        {
            { $"/model/{GatewayWorld.Model}/converse", """{"messages":[{"role":"user","content":[{"text":SAID}]}]}""" },
            {
                $"/model/{GatewayWorld.Model}/invoke",
                """{"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"messages":[{"role":"user","content":SAID}]}"""
            },
            { "/v1/messages", """{"model":"claude","max_tokens":9,"messages":[{"role":"user","content":SAID}]}""" },
            { "/v1/chat/completions", """{"model":"claude","messages":[{"role":"user","content":SAID}]}""" },
        };

    public static TheoryData<string, string> Streamed { get; } =
        new()
        {
            {
                $"/model/{GatewayWorld.Model}/converse-stream",
                """{"messages":[{"role":"user","content":[{"text":SAID}]}]}"""
            },
            {
                $"/model/{GatewayWorld.Model}/invoke-with-response-stream",
                """{"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"messages":[{"role":"user","content":SAID}]}"""
            },
            {
                "/model/amazon.nova-lite-v1:0/invoke-with-response-stream",
                """{"messages":[{"role":"user","content":[{"text":SAID}]}]}"""
            },
            { "/model/amazon.titan-text-express-v1/invoke-with-response-stream", """{"inputText":SAID}""" },
            {
                "/v1/messages",
                """{"model":"claude","max_tokens":9,"stream":true,"messages":[{"role":"user","content":SAID}]}"""
            },
            {
                "/v1/chat/completions",
                """{"model":"claude","stream":true,"messages":[{"role":"user","content":SAID}]}"""
            },
        };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task A_whole_answer_comes_back_with_the_callers_own_values(string path, string body)
    {
        await using var world = await StartAsync("Pseudonym");
        world.Bedrock.Answer = http => AnswerWhole(world, http);
        using var response = await SendAsync(world, path, body);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        DoesNotHold(Echo.Said(world), "48213377");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Said, Echo.TextOf(answer));
        Assert.Equal(Said, Echo.ToolInputOf(answer).GetProperty("note").GetString());
        Assert.Equal(11, (await world.RecordedAsync()).Pair().Answered.Tokens.Input);
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public async Task A_streamed_answer_comes_back_with_the_callers_own_values_however_it_is_split(
        string path,
        string body
    )
    {
        await using var world = await StartAsync("Pseudonym");
        foreach (var size in (int[])[1, 2, 3, 5, 8, 13, 40, 1000])
        {
            world.Bedrock.Answer = http => AnswerStreamAsync(world, http, size, cut: false);
            using var response = await SendAsync(world, path, body);
            var stream = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

            DoesNotHold(Echo.Said(world), "48213377");
            var (text, tool) = StreamText.Read(stream, response.Content.Headers.ContentType!.MediaType!);
            Assert.Equal(Said, text);
            if (tool.Length > 0)
            {
                Assert.Equal(Said, JsonDocument.Parse(tool).RootElement.GetProperty("note").GetString());
            }
        }
        var record = await world.RecordedAsync();
        Assert.All(record.Answered, answered => Assert.Equal("None", answered.Error));
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public async Task A_stream_that_breaks_gives_what_was_held_back_before_its_error(string path, string body)
    {
        await using var world = await StartAsync("Pseudonym");
        var begun = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            await AnswerStreamAsync(world, http, 7, cut: true);
            await begun.Task; // until the client has the head: before that a break is an error with a status of its own
        };
        using var response = await SendAsync(world, path, body);
        begun.SetResult();
        using var got = new MemoryStream();
        try
        {
            await response.Content.CopyToAsync(got, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // The OpenAI door cuts a broken stream.
        }
        var (text, _) = StreamText.Read(got.ToArray(), response.Content.Headers.ContentType!.MediaType!);
        Assert.Equal(Said, text);
        Assert.Equal("StreamBroken", (await world.RecordedAsync(2)).Answered.Single().Error);
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public async Task What_the_model_brings_up_is_labelled_in_a_stream_as_in_a_whole_answer(string path, string body)
    {
        const string Invented =
            "Ask Dr. Maria Gonzalez, phone 617-555-0199, about MRN: UH-99112233, and give 5 mg of apixaban twice a day for two weeks then stop.";
        const string Expected =
            "Ask Dr. [NAME], phone [PHONE], about MRN: [MRN], and give 5 mg of apixaban twice a day for two weeks then stop.";
        await using var world = await StartAsync("Label");
        foreach (var size in (int[])[1, 4, 9, 1000])
        {
            world.Bedrock.Answer = http => AnswerStreamAsync(world, http, size, cut: false, Invented);
            using var response = await SendAsync(world, path, body);
            var stream = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(Expected, StreamText.Read(stream, response.Content.Headers.ContentType!.MediaType!).Text);
        }
        var answered = (await world.RecordedAsync()).Answered;
        Assert.All(answered, one => Assert.True(one.Phi["PHONE"] >= 1 && one.Phi["MRN"] >= 1));
    }

    [Fact]
    public async Task A_pseudonym_means_nothing_to_another_caller()
    {
        await using var world = await StartAsync("Pseudonym");
        world.Bedrock.Answer = http => AnswerWhole(world, http);
        using var first = await SendAsync(world, Whole.First().Data.Item1, Whole.First().Data.Item2);
        var pseudonymised = Echo.Said(world);

        world.Client.DefaultRequestHeaders.Authorization = new("Bearer", world.Issue("n.other", "oncology"));
        using var second = await world.ConverseAsync(
            $$"""{"messages":[{"role":"user","content":[{"text":{{JsonSerializer.Serialize(pseudonymised)}}}]}]}"""
        );
        var answer = await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(pseudonymised, Echo.TextOf(answer)); // his own words back, and nobody's originals
        DoesNotHold(answer, "48213377");
        DoesNotHold(answer, "O'Brien");
    }

    [Fact]
    public async Task A_stream_without_anything_to_turn_back_passes_byte_for_byte()
    {
        await using var world = await StartAsync("Pseudonym");
        byte[] stream = [.. BedrockFrames.Converse];
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, stream);
        };
        using var response = await SendAsync(world, Streamed.First().Data.Item1, """{"messages":[]}""");
        Assert.Equal(stream, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static Task<GatewayWorld> StartAsync(string policy) =>
        GatewayWorld.StartAsync(new() { ["Phi:Default:Policy"] = policy });

    private static Task<HttpResponseMessage> SendAsync(GatewayWorld world, string path, string body) =>
        world.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = GatewayWorld.Json(
                    body.Replace("SAID", JsonSerializer.Serialize(Said), StringComparison.Ordinal)
                ),
            },
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

    private static void DoesNotHold(string text, string identifier) =>
        Assert.False(text.Contains(identifier, StringComparison.Ordinal), "an identifier is in it");

    private static Task AnswerWhole(GatewayWorld world, HttpContext http)
    {
        var said = JsonSerializer.Serialize(Echo.Said(world));
        return FakeBedrock.Json(
            http,
            200,
            http.Request.Path.Value!.EndsWith("/converse", StringComparison.Ordinal)
                ? $$$$"""{"output":{"message":{"content":[{"text":{{{{said}}}}},{"toolUse":{"toolUseId":"t1","name":"find","input":{"note":{{{{said}}}}}}}],"role":"assistant"}},"stopReason":"end_turn","usage":{"inputTokens":11,"outputTokens":3,"totalTokens":14}}"""
                : $$$"""{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":{{{said}}}},{"type":"tool_use","id":"toolu_1","name":"find","input":{"note":{{{said}}}}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":3}}"""
        );
    }

    private static async Task AnswerStreamAsync(
        GatewayWorld world,
        HttpContext http,
        int size,
        bool cut,
        string? say = null
    )
    {
        FakeBedrock.BeginStream(http);
        var frames = Echo.Frames(http.Request.Path.Value!, say ?? Echo.Said(world), size, cut);
        await FakeBedrock.SendAsync(http, frames);
    }
}
