using System.Text.Json.Nodes;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors.Anthropic;

public sealed class ConverseFromMessagesTests
{
    private const string Tool = """{"name":"look","input_schema":{"type":"object"}}""";

    [Fact]
    public void A_plain_request_becomes_a_converse_request()
    {
        IClientCall client = Calls.Messages(
            """
            {"model":"m","max_tokens":100,"system":"Be brief.","temperature":0.5,"top_p":0.9,"stop_sequences":["X"],
             "messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{"type":"text","text":"h\u00e9"}]}],
             "metadata":{"user_id":"u"},"cache_control":{"type":"ephemeral"},"service_tier":"auto","context_management":{}}
            """
        );
        UpstreamCall call = client.To(Calls.Nova, Calls.Guarded);
        Assert.Equal(Operation.Converse, call.Operation);
        Assert.Empty(call.Headers);
        Same.Json(
            """
            {"messages":[{"role":"user","content":[{"text":"hi"}]},{"role":"assistant","content":[{"text":"hé"}]}],
             "system":[{"text":"Be brief."}],
             "inferenceConfig":{"maxTokens":100,"temperature":0.5,"topP":0.9,"stopSequences":["X"]},
             "requestMetadata":{"ringfence-request":"req-1","team":"oncology"},
             "guardrailConfig":{"guardrailIdentifier":"gr1","guardrailVersion":"3"}}
            """,
            call.Text()
        );
    }

    [Fact]
    public void A_streamed_request_becomes_a_converse_stream() =>
        Assert.Equal(
            Operation.ConverseStream,
            Calls.Messages(Body("""{"role":"user","content":"x"}""", "\"stream\":true")).To(Calls.Nova).Operation
        );

    [Theory]
    [InlineData("""{"type":"text","text":"a\"b"}""", """[{"text":"a\"b"}]""")]
    [InlineData(
        """{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}""",
        """[{"text":"a"},{"cachePoint":{"type":"default"}}]"""
    )]
    [InlineData(
        """{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}""",
        """[{"text":"a"},{"cachePoint":{"type":"default","ttl":"1h"}}]"""
    )]
    [InlineData(
        """{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo+/="}}""",
        """[{"image":{"format":"png","source":{"bytes":"iVBORw0KGgo+/="}}}]"""
    )]
    [InlineData(
        """{"type":"document","title":"My \"notes\", v2.pdf","context":"c","source":{"type":"base64","media_type":"application/pdf","data":"JVBE"}}""",
        """[{"document":{"format":"pdf","name":"My notes v2 pdf 1","source":{"bytes":"JVBE"},"context":"c"}}]"""
    )]
    [InlineData(
        """{"type":"document","citations":{"enabled":false},"source":{"type":"text","media_type":"text/plain","data":"plain"}}""",
        """[{"document":{"format":"txt","name":"document 1","source":{"text":"plain"}}}]"""
    )]
    [InlineData(
        """{"type":"thinking","thinking":"hm","signature":"sig"}""",
        """[{"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}}]"""
    )]
    [InlineData(
        """{"type":"redacted_thinking","data":"AAEC"}""",
        """[{"reasoningContent":{"redactedContent":"AAEC"}}]"""
    )]
    [InlineData(
        """{"type":"tool_use","id":"t1","name":"look","input":{"a":1.50},"caller":{"type":"direct"}}""",
        """[{"toolUse":{"toolUseId":"t1","name":"look","input":{"a":1.50}}}]"""
    )]
    [InlineData(
        """{"type":"tool_result","tool_use_id":"t1","content":"42"}""",
        """[{"toolResult":{"toolUseId":"t1","content":[{"text":"42"}],"status":"success"}}]"""
    )]
    [InlineData(
        """{"type":"tool_result","tool_use_id":"t1","is_error":true,"content":[{"type":"text","text":"no"},{"type":"image","source":{"type":"base64","media_type":"image/webp","data":"UklG"}}]}""",
        """[{"toolResult":{"toolUseId":"t1","content":[{"text":"no"},{"image":{"format":"webp","source":{"bytes":"UklG"}}}],"status":"error"}}]"""
    )]
    [InlineData(
        """{"type":"tool_result","tool_use_id":"t1"}""",
        """[{"toolResult":{"toolUseId":"t1","content":[],"status":"success"}}]"""
    )]
    public void Blocks_are_said_in_converses_words(string block, string expected)
    {
        string body = Body($$"""{"role":"user","content":[{{block}}]}""", $"\"tools\":[{Tool}]");
        JsonNode sent = JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!;
        Same.Json(expected, sent["messages"]![0]!["content"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"auto"}""", """{"auto":{}}""")]
    [InlineData("""{"type":"any","disable_parallel_tool_use":false}""", """{"any":{}}""")]
    [InlineData("""{"type":"tool","name":"look"}""", """{"tool":{"name":"look"}}""")]
    public void Tools_and_the_choice_among_them_are_translated(string choice, string expected)
    {
        string body = Body(
            """{"role":"user","content":"x"}""",
            $$$$$"""
            "tool_choice":{{{{{choice}}}}},"tools":[{"type":"custom","name":"look","description":"d","strict":true,"defer_loading":true,
            "input_schema":{"type":"object","properties":{}},"cache_control":{"type":"ephemeral"}},{"name":"b","description":"","input_schema":{}}]
            """
        );
        Same.Json(
            $$$$$"""
            {"tools":[{"toolSpec":{"name":"look","description":"d","inputSchema":{"json":{"type":"object","properties":{}}},"strict":true}},
             {"cachePoint":{"type":"default"}},{"toolSpec":{"name":"b","inputSchema":{"json":{}}}}],"toolChoice":{{{{{expected}}}}}}
            """,
            JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!["toolConfig"]!.ToJsonString()
        );
    }

    [Fact]
    public void No_tool_choice_drops_the_tools_while_none_was_used()
    {
        string body = Body(
            """{"role":"user","content":"x"}""",
            $$"""
            "tools":[{{Tool}}],"tool_choice":{"type":"none"}
            """
        );
        Assert.Null(JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!["toolConfig"]);
    }

    [Theory]
    [InlineData("\"top_k\":5", """{"top_k":5}""")]
    [InlineData(
        """
            "thinking":{"type":"enabled","budget_tokens":1024}
            """,
        """{"thinking":{"type":"enabled","budget_tokens":1024}}"""
    )]
    [InlineData(
        """
            "thinking":{"type":"adaptive"}
            """,
        null
    )]
    public void What_converse_has_no_field_for_goes_to_the_model_as_it_is(string member, string? expected)
    {
        string body = Body("""{"role":"user","content":"x"}""", member);
        JsonNode? sent = JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!["additionalModelRequestFields"];
        Same.Json(expected ?? "null", sent?.ToJsonString() ?? "null");
    }

    [Fact]
    public void Effort_and_a_schema_go_to_the_output_configuration()
    {
        string body = Body(
            """{"role":"user","content":"x"}""",
            """
            "output_config":{"effort":"high","format":{"type":"json_schema","schema":{"type":"object","title":"ü\"q"}}}
            """
        );
        JsonNode sent = JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!["outputConfig"]!;
        Assert.Equal("high", (string?)sent["effort"]);
        Assert.Equal(
            """{"type":"object","title":"ü\"q"}""",
            (string?)sent["textFormat"]!["structure"]!["jsonSchema"]!["schema"]
        );
    }

    [Fact]
    public void System_messages_among_the_others_stay_where_they_are()
    {
        string body = Body(
            """{"role":"system","output_config":{"effort":"low"},"content":[{"type":"text","text":"now"}]}"""
        );
        JsonNode sent = JsonNode.Parse(Calls.Messages(body).To(Calls.Nova).Text())!;
        Same.Json("""[{"role":"system","content":[{"text":"now"}]}]""", sent["messages"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"role":"robot","content":"x"}""", "messages[0].role", "user, assistant, system")]
    [InlineData("""{"content":"x"}""", "messages[0].role", "is required")]
    [InlineData("""{"role":"user"}""", "messages[0].content", "is required")]
    [InlineData("""{"role":"user","content":7}""", "messages[0].content", "a string or an array")]
    [InlineData("""{"role":"user","content":["x"]}""", "messages[0].content[0]", "must be an object")]
    [InlineData("""{"role":"user","content":[{"text":"x"}]}""", "messages[0].content[0].type", "is required")]
    [InlineData("""{"role":"user","content":[{"type":"text"}]}""", "messages[0].content[0].text", "is required")]
    [InlineData(
        """{"role":"user","content":[{"type":"text","text":"x"},{"type":"server_tool_use"}]}""",
        "messages[0].content[1].type",
        "\"server_tool_use\" cannot be sent to this model; allowed are text, image"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"Jane Doe, MRN 123","text":"x"}]}""",
        "messages[0].content[0].type",
        "this cannot be sent"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"image","source":{"type":"url","url":"https://x/"}}]}""",
        "messages[0].content[0].source.type",
        "fetches no URLs"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/tiff","data":"x"}}]}""",
        "messages[0].content[0].source.media_type",
        "image/png"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"document","citations":{"enabled":true},"source":{"type":"text","data":"x"}}]}""",
        "messages[0].content[0].citations",
        "use a Claude model"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"search_result"}]}]}""",
        "messages[0].content[0].content[0].type",
        "\"search_result\" cannot be sent"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"tool_result","tool_use_id":"t"}]}""",
        "tools",
        "must be given again"
    )]
    public void What_converse_cannot_say_is_refused_with_its_place(string message, string parameter, string problem)
    {
        Refusal refusal = Calls.Refused(RouteName.Messages, Body(message));
        Assert.Equal(parameter, refusal.Parameter);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MRN", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"inference_geo\":\"us\"", "inference_geo")]
    [InlineData("\"mcp_servers\":[]", "mcp_servers")]
    [InlineData("\"temperature\":\"hot\"", "temperature")]
    [InlineData("\"tools\":[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]", "tools[0].type")]
    [InlineData("\"tools\":[{\"name\":\"a\"}]", "tools[0].input_schema")]
    [InlineData(
        "\"tools\":[" + Tool + "],\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true}",
        "tool_choice.disable_parallel_tool_use"
    )]
    [InlineData("\"tools\":[" + Tool + "],\"tool_choice\":{\"type\":\"some\"}", "tool_choice.type")]
    [InlineData("\"output_config\":{\"format\":{\"type\":\"xml\"}}", "output_config.format.type")]
    public void Members_that_cannot_be_honoured_are_refused_by_name(string member, string parameter) =>
        Assert.Equal(
            parameter,
            Calls.Refused(RouteName.Messages, Body("""{"role":"user","content":"x"}""", member)).Parameter
        );

    [Fact]
    public void What_is_translated_must_mean_one_thing() =>
        Assert.Equal(
            "The body names a member twice in one object.",
            Calls.Refused(RouteName.Messages, Body("""{"role":"user","role":"assistant","content":"x"}""")).Message
        );

    private static string Body(string message, string? member = null) =>
        $$"""{"model":"m","max_tokens":9,"messages":[{{message}}]{{(member is null ? "" : "," + member)}}}""";
}
