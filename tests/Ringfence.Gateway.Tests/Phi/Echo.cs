using System.Text;
using System.Text.Json;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>A model that says back what it was told, in the forms of Converse, Claude, Nova and Titan.</summary>
internal static class Echo
{
    /// <summary>The user's words of the last request, as the model got them.</summary>
    public static string Said(GatewayWorld world)
    {
        using var json = JsonDocument.Parse(world.Bedrock.Requests.Last().Body);
        if (json.RootElement.TryGetProperty("inputText", out var input))
        {
            return input.GetString()!;
        }
        var content = json.RootElement.GetProperty("messages")[0].GetProperty("content");
        return content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : content[0].GetProperty("text").GetString()!;
    }

    public static string TextOf(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        return root.TryGetProperty("choices", out var choices)
                ? choices[0].GetProperty("message").GetProperty("content").GetString()!
            : root.TryGetProperty("output", out var output)
                ? output.GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString()!
            : root.GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    public static JsonElement ToolInputOf(string answer)
    {
        var root = JsonDocument.Parse(answer).RootElement;
        return root.TryGetProperty("choices", out var choices)
                ? JsonDocument
                    .Parse(
                        choices[0]
                            .GetProperty("message")
                            .GetProperty("tool_calls")[0]
                            .GetProperty("function")
                            .GetProperty("arguments")
                            .GetString()!
                    )
                    .RootElement
            : root.TryGetProperty("output", out var output)
                ? output.GetProperty("message").GetProperty("content")[1].GetProperty("toolUse").GetProperty("input")
            : root.GetProperty("content")[1].GetProperty("input");
    }

    /// <summary>The answer as a stream, its text in pieces of <paramref name="size"/> characters; without its end when it is to be cut.</summary>
    public static byte[] Frames(string path, string said, int size, bool cut)
    {
        var pieces = Pieces(said, size);
        var tool = Pieces($$"""{"note":{{JsonSerializer.Serialize(said)}},"n":12}""", size);
        List<byte[]> frames =
            path.Contains("nova", StringComparison.Ordinal) ? Nova(pieces, cut)
            : path.Contains("titan", StringComparison.Ordinal) ? Titan(pieces, cut)
            : path.EndsWith("/converse-stream", StringComparison.Ordinal) ? Converse(pieces, tool, cut)
            : Claude(pieces, tool, cut);
        return [.. frames.SelectMany(frame => frame)];
    }

    private static List<byte[]> Converse(List<string> pieces, List<string> tool, bool cut)
    {
        List<byte[]> frames = [BedrockFrames.Start];
        frames.AddRange(
            pieces.Select(piece =>
                BedrockFrames.Event(
                    "contentBlockDelta",
                    $$"""{"delta":{"text":{{piece}}},"contentBlockIndex":0,"p":"abc"}"""
                )
            )
        );
        if (cut)
        {
            return frames;
        }
        frames.Add(BedrockFrames.BlockStop);
        frames.Add(
            BedrockFrames.Event(
                "contentBlockStart",
                """{"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"t1","name":"find"}}}"""
            )
        );
        frames.AddRange(
            tool.Select(piece =>
                BedrockFrames.Event(
                    "contentBlockDelta",
                    $$$$"""{"contentBlockIndex":1,"delta":{"toolUse":{"input":{{{{piece}}}}}}}"""
                )
            )
        );
        frames.Add(BedrockFrames.Event("contentBlockStop", """{"contentBlockIndex":1}"""));
        frames.AddRange([BedrockFrames.Stop, BedrockFrames.Metadata]);
        return frames;
    }

    private static List<byte[]> Claude(List<string> pieces, List<string> tool, bool cut)
    {
        List<byte[]> frames =
        [
            BedrockFrames.Chunk(
                """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":1}}}"""
            ),
            BedrockFrames.Chunk(
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""
            ),
            .. pieces.Select(piece =>
                BedrockFrames.Chunk(
                    $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{piece}}}}}"""
                )
            ),
        ];
        if (cut)
        {
            return frames;
        }
        frames.Add(BedrockFrames.Chunk("""{"type":"content_block_stop","index":0}"""));
        frames.Add(
            BedrockFrames.Chunk(
                """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":"find","input":{}}}"""
            )
        );
        frames.AddRange(
            tool.Select(piece =>
                BedrockFrames.Chunk(
                    $$$"""{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":{{{piece}}}}}"""
                )
            )
        );
        frames.Add(BedrockFrames.Chunk("""{"type":"content_block_stop","index":1}"""));
        frames.Add(
            BedrockFrames.Chunk(
                """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":7}}"""
            )
        );
        frames.Add(
            BedrockFrames.Chunk(
                """{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":9,"outputTokenCount":7,"invocationLatency":10,"firstByteLatency":5}}"""
            )
        );
        return frames;
    }

    private static List<byte[]> Nova(List<string> pieces, bool cut)
    {
        List<byte[]> frames =
        [
            BedrockFrames.Chunk("""{"messageStart":{"role":"assistant"}}"""),
            .. pieces.Select(piece =>
                BedrockFrames.Chunk($$$"""{"contentBlockDelta":{"delta":{"text":{{{piece}}}},"contentBlockIndex":0}}""")
            ),
        ];
        if (!cut)
        {
            frames.Add(BedrockFrames.Chunk("""{"contentBlockStop":{"contentBlockIndex":0}}"""));
            frames.Add(BedrockFrames.Chunk("""{"messageStop":{"stopReason":"end_turn"}}"""));
            frames.Add(
                BedrockFrames.Chunk(
                    """{"metadata":{"usage":{"inputTokens":9,"outputTokens":7}},"amazon-bedrock-invocationMetrics":{"inputTokenCount":9,"outputTokenCount":7,"invocationLatency":10,"firstByteLatency":5}}"""
                )
            );
        }
        return frames;
    }

    private static List<byte[]> Titan(List<string> pieces, bool cut) =>
        [
            .. pieces.Select(
                (piece, at) =>
                    at == pieces.Count - 1 && !cut
                        ? BedrockFrames.Chunk(
                            $$$"""{"outputText":{{{piece}}},"index":0,"totalOutputTextTokenCount":7,"completionReason":"FINISH","inputTextTokenCount":9,"amazon-bedrock-invocationMetrics":{"inputTokenCount":9,"outputTokenCount":7,"invocationLatency":10,"firstByteLatency":5}}"""
                        )
                        : BedrockFrames.Chunk(
                            $$"""{"outputText":{{piece}},"index":0,"totalOutputTextTokenCount":null,"completionReason":null,"inputTextTokenCount":null}"""
                        )
            ),
        ];

    /// <summary>JSON strings of so many UTF-16 code units; the halves of a surrogate pair may be in different ones, as escapes.</summary>
    private static List<string> Pieces(string text, int size)
    {
        List<string> pieces = [];
        for (var at = 0; at < text.Length; at += size)
        {
            var piece = new StringBuilder("\"");
            foreach (var letter in text.AsSpan(at, Math.Min(size, text.Length - at)))
            {
                piece.Append(
                    letter is '"' or '\\' || char.IsSurrogate(letter) || letter == 'é' || (letter > 127 && at % 2 == 0)
                        ? $"\\u{(int)letter:x4}"
                        : letter
                );
            }
            pieces.Add(piece.Append('"').ToString());
        }
        return pieces;
    }
}
