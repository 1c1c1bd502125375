using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Anthropic's Messages body as Bedrock takes it.</summary>
internal sealed partial class ClaudeDialect : IDialect
{
    public Prompt Read(JsonElement body, FoundationModel model) => ClaudeRequest.Read(body, model);

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject();
        WriteHead(json, exchange);
        json.WriteStartArray("content"u8);
        if (exchange.Answer.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, exchange.Answer.Text);
            json.WriteEndObject();
        }

        if (exchange.Answer.Tool is { } tool)
        {
            WriteToolUse(json, tool, tool.Input);
        }

        json.WriteEndArray();
        json.WriteString("stop_reason"u8, exchange.Answer.Stop.Anthropic());
        json.WriteString("stop_sequence"u8, exchange.Answer.StopSequence);
        WriteUsage(json, exchange.Usage, exchange.Usage.Output);
        InvokeExtras.WriteGuardrail(json, exchange);
        json.WriteEndObject();
    }

    public void WriteStream(StreamScript script, Exchange exchange)
    {
        Add(script, "message_start", json => WriteStart(json, exchange));
        var index = 0;
        if (exchange.Answer.Text.Length > 0)
        {
            WriteText(script, exchange.Answer);
            index++;
        }

        if (exchange.Answer.Tool is { } tool)
        {
            WriteTool(script, tool, index);
        }

        Add(script, "message_delta", json => WriteDelta(json, exchange));
        Add(
            script,
            "message_stop",
            json =>
            {
                InvokeExtras.WriteMetrics(json, exchange);
                InvokeExtras.WriteGuardrail(json, exchange);
            }
        );
    }

    private static void WriteText(StreamScript script, Answer answer)
    {
        AddBlockStart(
            script,
            0,
            json =>
            {
                json.WriteStartObject("content_block"u8);
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, ""u8);
                json.WriteEndObject();
            }
        );
        foreach (var piece in answer.Pieces())
        {
            AddDelta(script, 0, "text_delta", "text", piece);
        }

        Add(script, "content_block_stop", json => json.WriteNumber("index"u8, 0));
    }

    private static void WriteTool(StreamScript script, ToolUse tool, int index)
    {
        AddBlockStart(
            script,
            index,
            json =>
            {
                json.WritePropertyName("content_block"u8);
                WriteToolUse(json, tool, "{}");
            }
        );
        foreach (var part in tool.InputParts())
        {
            AddDelta(script, index, "input_json_delta", "partial_json", part);
        }

        Add(script, "content_block_stop", json => json.WriteNumber("index"u8, index));
    }

    private static void AddBlockStart(StreamScript script, int index, Action<Utf8JsonWriter> block) =>
        Add(
            script,
            "content_block_start",
            json =>
            {
                json.WriteNumber("index"u8, index);
                block(json);
            }
        );

    private static void AddDelta(StreamScript script, int index, string type, string member, string piece) =>
        Add(
            script,
            "content_block_delta",
            json =>
            {
                json.WriteNumber("index"u8, index);
                json.WriteStartObject("delta"u8);
                json.WriteString("type"u8, type);
                json.WriteString(member, piece);
                json.WriteEndObject();
            },
            piece
        );

    private static void Add(StreamScript script, string type, Action<Utf8JsonWriter> write, string piece = "") =>
        script.Add(
            type,
            json =>
            {
                json.WriteString("type"u8, type);
                write(json);
            },
            piece
        );

    private static void WriteStart(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("message"u8);
        WriteHead(json, exchange);
        json.WriteStartArray("content"u8);
        json.WriteEndArray();
        json.WriteNull("stop_reason"u8);
        json.WriteNull("stop_sequence"u8);
        WriteUsage(json, exchange.Usage, output: 1);
        json.WriteEndObject();
    }

    private static void WriteDelta(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("delta"u8);
        json.WriteString("stop_reason"u8, exchange.Answer.Stop.Anthropic());
        json.WriteString("stop_sequence"u8, exchange.Answer.StopSequence);
        json.WriteEndObject();
        json.WriteStartObject("usage"u8);
        json.WriteNumber("output_tokens"u8, exchange.Usage.Output);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteString("model"u8, PublicName().Match(exchange.Placement.Model.Id).Groups["name"].ValueSpan);
        json.WriteString("id"u8, exchange.NewId("msg_bdrk_"));
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
    }

    private static void WriteToolUse(Utf8JsonWriter json, ToolUse tool, string input)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, tool.Id);
        json.WriteString("name"u8, tool.Name);
        json.WritePropertyName("input"u8);
        json.WriteRawValue(input);
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, Usage usage, int output)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.Input);
        json.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWrite);
        json.WriteNumber("cache_read_input_tokens"u8, usage.CacheRead);
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, usage.CacheForAnHour ? 0 : usage.CacheWrite);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, usage.CacheForAnHour ? usage.CacheWrite : 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, output);
        json.WriteEndObject();
    }

    /// <summary>Anthropic's own name of a model, which the answer carries: no provider, no Bedrock version.</summary>
    [GeneratedRegex(@"\Aanthropic\.(?<name>.+?)(-v[0-9]+(:[0-9]+)?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicName();
}
