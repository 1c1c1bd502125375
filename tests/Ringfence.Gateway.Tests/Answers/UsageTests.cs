using System.Text;
using Ringfence.Aws.EventStream;
using Ringfence.Gateway.Answers;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Answers;

public sealed class UsageTests
{
    [Theory]
    [InlineData(
        """{"usage":{"inputTokens":1,"outputTokens":2,"cacheReadInputTokens":3,"cacheWriteInputTokens":4},"stopReason":"end_turn"}""",
        1,
        2,
        3,
        4,
        "end_turn"
    )]
    [InlineData(
        """{"type":"message","stop_reason":"max_tokens","usage":{"input_tokens":1,"cache_creation_input_tokens":4,"cache_read_input_tokens":3,"cache_creation":{"ephemeral_5m_input_tokens":4},"output_tokens":2}}""",
        1,
        2,
        3,
        4,
        "max_tokens"
    )]
    [InlineData(
        """{"inputTextTokenCount":5,"results":[{"tokenCount":10,"outputText":"\"usage\":{\"outputTokens\":99}","completionReason":"FINISH"}]}""",
        5,
        10,
        0,
        0,
        "FINISH"
    )]
    [InlineData("""{"embedding":[0.1,-2e3],"inputTextTokenCount":7}""", 7, 0, 0, 0, "")]
    [InlineData(
        """{"output":{"message":{"content":[{"text":"x"}]}},"stopReason":"end_turn","usage":{"inputTokens":4,"outputTokens":6,"totalTokens":10}}""",
        4,
        6,
        0,
        0,
        "end_turn"
    )]
    [InlineData(
        """{"generation":"x","prompt_token_count":8,"generation_token_count":9,"stop_reason":"stop"}""",
        8,
        9,
        0,
        0,
        "stop"
    )]
    [InlineData(
        """{"choices":[{"index":0,"message":{"content":"x"},"finish_reason":"stop"}],"usage":{"prompt_tokens":8,"completion_tokens":9,"total_tokens":17}}""",
        8,
        9,
        0,
        0,
        "stop"
    )]
    [InlineData("""{"usage":{"inputTokens":1,""", 1, 0, 0, 0, "")]
    [InlineData("not json", 0, 0, 0, 0, "")]
    [InlineData("", 0, 0, 0, 0, "")]
    [InlineData("""{"usage":{"inputTokens":1.5,"outputTokens":"2"},"stopReason":7}""", 0, 0, 0, 0, "")]
    public void A_whole_answer_is_counted_whatever_model_it_is_of(
        string body,
        long input,
        long output,
        long read,
        long write,
        string stop
    )
    {
        var usage = new CallUsage();

        AnswerJson.Read(Encoding.UTF8.GetBytes(body), usage);

        Assert.Equal((input, output, read, write), (usage.Input, usage.Output, usage.CacheRead, usage.CacheWrite));
        Assert.Equal(stop, usage.StopReason);
    }

    [Theory]
    [InlineData("""{"stopReason":"guardrail_intervened"}""", true)]
    [InlineData("""{"amazon-bedrock-guardrailAction":"INTERVENED"}""", true)]
    [InlineData("""{"amazon-bedrock-guardrailAction":"NONE"}""", false)]
    [InlineData(
        """{"stopReason":"end_turn","trace":{"guardrail":{"outputAssessments":{"gr1":[{"sensitiveInformationPolicy":{"piiEntities":[{"match":"x","type":"NAME","action":"ANONYMIZED"}]}}]}}}}""",
        true
    )]
    [InlineData(
        """{"stopReason":"end_turn","trace":{"guardrail":{"inputAssessment":{"gr1":{"wordPolicy":{"customWords":[{"match":"BLOCKED","action":"NONE"}]}}}}}}""",
        false
    )]
    [InlineData(
        """{"output":{"message":{"content":[{"toolUse":{"input":{"action":"BLOCKED","stopReason":"guardrail_intervened"}}}]}},"stopReason":"tool_use"}""",
        false
    )]
    public void A_guardrails_intervention_is_seen(string body, bool intervened)
    {
        var usage = new CallUsage();

        AnswerJson.Read(Encoding.UTF8.GetBytes(body), usage);

        Assert.Equal(intervened, usage.GuardrailIntervened);
    }

    [Fact]
    public void A_Converse_stream_is_counted_and_its_end_is_seen()
    {
        var usage = Read(BedrockFrames.Converse);

        Assert.Equal((11, 2), (usage.Input, usage.Output));
        Assert.True(usage is { HasEnded: true, HasContent: true, IsCounted: true });
    }

    [Fact]
    public void A_Claude_stream_is_counted_from_its_first_chunk_on()
    {
        var usage = new CallUsage();
        var counts = new List<(long, long, bool)>();

        Each(BedrockFrames.Claude, usage, () => counts.Add((usage.Input, usage.Output, usage.HasEnded)));

        Assert.Equal((9, 1, false), counts[0]);
        Assert.Equal((9, 7, false), counts[^2]);
        Assert.Equal((9, 7, true), counts[^1]);
    }

    [Theory]
    [InlineData(
        """{"outputText":"Hi","index":0,"totalOutputTextTokenCount":3,"completionReason":"FINISH","inputTextTokenCount":5,"amazon-bedrock-invocationMetrics":{"inputTokenCount":5,"outputTokenCount":3}}"""
    )]
    [InlineData(
        """{"metadata":{"usage":{"inputTokens":5,"outputTokens":3},"metrics":{}},"amazon-bedrock-invocationMetrics":{"inputTokenCount":5,"outputTokenCount":3}}"""
    )]
    public void The_last_chunk_of_any_model_carries_the_counts_and_the_end(string chunk)
    {
        var usage = Read(BedrockFrames.Chunk(chunk));

        Assert.Equal((5, 3, true), (usage.Input, usage.Output, usage.HasEnded));
    }

    [Fact]
    public void Text_that_looks_like_counts_is_not_counted()
    {
        var usage = Read(
            BedrockFrames.Chunk(
                """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"{\"usage\":{\"output_tokens\":999}}","usage":{"output_tokens":999},"x":"message_stop"}}"""
            )
        );

        Assert.Equal((0, 0, false), (usage.Input, usage.Output, usage.HasEnded));
        Assert.True(usage.HasContent);
    }

    [Theory]
    [InlineData("""{"p":"abc","bytes":"eyJ0eXBlIjoibWVzc2FnZV9zdG9wIn0="}""", true)]
    [InlineData("""{"bytes":"not base64!"}""", false)]
    [InlineData("""{"bytes":7}""", false)]
    [InlineData("""[""", false)]
    public void A_chunk_is_read_in_any_form_and_a_bad_one_is_only_passed(string payload, bool ended) =>
        Assert.Equal(ended, Read(BedrockFrames.Event("chunk", payload)).HasEnded);

    private static CallUsage Read(byte[] frames)
    {
        var usage = new CallUsage();
        Each(frames, usage, () => { });
        return usage;
    }

    private static void Each(byte[] frames, CallUsage usage, Action then)
    {
        using var decoder = new EventStreamDecoder();
        frames.CopyTo(decoder.GetMemory(frames.Length));
        decoder.Advance(frames.Length);
        while (decoder.TryRead(out var frame))
        {
            StreamUsage.Read(frame, usage);
            then();
        }
    }
}
