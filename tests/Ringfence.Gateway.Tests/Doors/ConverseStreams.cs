namespace Ringfence.Gateway.Tests.Doors;

/// <summary>Streams of ConverseStream that both translating doors are tried on.</summary>
internal static class ConverseStreams
{
    /// <summary>Reasoning, text, a tool with input in two pieces and a tool without any; padding and unknown events among them.</summary>
    public static readonly byte[][] TextThenTool =
    [
        Frames.Event("messageStart", """{"role":"assistant","p":"abc"}"""),
        Frames.Event(
            "contentBlockDelta",
            """{"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"hm"}},"p":"ab"}"""
        ),
        Frames.Event(
            "contentBlockDelta",
            """{"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"sig"}}}"""
        ),
        Frames.Event("contentBlockStop", """{"contentBlockIndex":0}"""),
        Frames.Event("contentBlockDelta", """{"delta":{"text":"H\u00e9 \"q\"\n"},"contentBlockIndex":1}"""),
        Frames.Event("somethingNew", """{"contentBlockIndex":1}"""),
        Frames.Event("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"text":"é"}}"""),
        Frames.Event("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"citation":{"title":"t"}}}"""),
        Frames.Event("contentBlockStop", """{"contentBlockIndex":1}"""),
        Frames.Event(
            "contentBlockStart",
            """{"contentBlockIndex":2,"start":{"toolUse":{"toolUseId":"t1","name":"look"}}}"""
        ),
        Frames.Event("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"{\"a\":"}}}"""),
        Frames.Event("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"1}"}}}"""),
        Frames.Event("contentBlockStop", """{"contentBlockIndex":2}"""),
        Frames.Event(
            "contentBlockStart",
            """{"contentBlockIndex":3,"start":{"toolUse":{"toolUseId":"t2","name":"now"}}}"""
        ),
        Frames.Event("contentBlockStop", """{"contentBlockIndex":3}"""),
        Frames.Event("messageStop", """{"stopReason":"tool_use"}"""),
        Frames.Event(
            "metadata",
            """{"usage":{"inputTokens":3,"outputTokens":5,"totalTokens":8,"cacheReadInputTokens":7,"cacheWriteInputTokens":2,"cacheDetails":[{"ttl":"5m","inputTokens":2}]},"metrics":{"latencyMs":9},"trace":{"guardrail":{"usage":{"inputTokens":99}}}}"""
        ),
    ];
}
