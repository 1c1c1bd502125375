using System.Text.Json.Nodes;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Doors.OpenAi;

public sealed class ConverseFromChatTests
{
    private const string Hi = """{"role":"user","content":"hi"}""";
    private const string Tool = """{"type":"function","function":{"name":"look"}}""";

    [Fact]
    public void A_plain_request_becomes_a_converse_request()
    {
        IClientCall client = Calls.Chat(
            """
            {"model":"fast","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"h\u00e9"}],
             "max_tokens":7,"max_completion_tokens":9,"temperature":1,"top_p":0.50,"stop":"X","n":1,"logprobs":false,"seed":4,
             "logit_bias":{},"presence_penalty":0.0,"store":false,"modalities":["text"],"verbosity":"medium","audio":null,
             "prompt_cache_key":"k","service_tier":"flex","reasoning_effort":"low","user":"u@x","metadata":{"a b":"c\"d","team":"theirs"}}
            """
        );
        UpstreamCall call = client.To(Calls.Nova, Calls.Guarded);
        Assert.Equal(Operation.Converse, call.Operation);
        Assert.Equal("Converse", client.OperationName);
        Assert.Empty(call.Headers);
        Same.Json(
            """
            {"system":[{"text":"Be brief."}],"messages":[{"role":"user","content":[{"text":"hé"}]}],
             "inferenceConfig":{"maxTokens":9,"temperature":1,"topP":0.50,"stopSequences":["X"]},
             "outputConfig":{"effort":"low"},"serviceTier":{"type":"flex"},
             "requestMetadata":{"ringfence-request":"req-1","team":"oncology","openai:user":"u@x","a b":"c_d"},
             "guardrailConfig":{"guardrailIdentifier":"gr1","guardrailVersion":"3"}}
            """,
            call.Text()
        );
    }

    [Fact]
    public void A_streamed_request_becomes_a_converse_stream()
    {
        IClientCall call = Calls.Chat(Body(Hi, "\"stream\":true"));
        Assert.True(call.Stream);
        Assert.Equal("text/event-stream; charset=utf-8", call.AnswerContentType);
        Assert.Equal(Operation.ConverseStream, call.To(Calls.Claude).Operation);
    }

    [Theory]
    [InlineData(
        """{"role":"developer","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"user","content":"x"},{"role":"system","content":"c"}""",
        """[{"text":"a"},{"text":"b"},{"text":"c"}]""",
        """[{"role":"user","content":[{"text":"x"}]}]"""
    )]
    [InlineData(
        """{"role":"user","content":"a"},{"role":"user","name":"n","content":[{"type":"text","text":"b"},{"type":"text","text":""}]}""",
        null,
        """[{"role":"user","content":[{"text":"a"},{"text":"b"}]}]"""
    )]
    [InlineData(
        """
            {"role":"user","content":"a"},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"x\": 1.50}"}},
             {"id":"c2","type":"function","function":{"name":"look","arguments":""}}]},
            {"role":"tool","tool_call_id":"c1","content":"42"},{"role":"tool","tool_call_id":"c2","content":[{"type":"text","text":"43"}]},
            {"role":"user","content":"so?"},{"role":"assistant","content":"done"}
            """,
        null,
        """
            [{"role":"user","content":[{"text":"a"}]},
             {"role":"assistant","content":[{"toolUse":{"toolUseId":"c1","name":"look","input":{"x":1.50}}},{"toolUse":{"toolUseId":"c2","name":"look","input":{}}}]},
             {"role":"user","content":[{"toolResult":{"toolUseId":"c1","content":[{"text":"42"}]}},{"toolResult":{"toolUseId":"c2","content":[{"text":"43"}]}},{"text":"so?"}]},
             {"role":"assistant","content":[{"text":"done"}]}]
            """
    )]
    [InlineData(
        """{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"refusal","refusal":"no"}]},{"role":"assistant","content":"but"}""",
        null,
        """[{"role":"user","content":[{"text":"a"}]},{"role":"assistant","content":[{"text":"no"},{"text":"but"}]}]"""
    )]
    [InlineData(
        """
            {"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo+/=","detail":"high"}},
             {"type":"image_url","image_url":{"url":"data:image\/jpeg;base64,\/9j\/"}},
             {"type":"file","file":{"filename":"My notes.PDF","file_data":"data:application/pdf;base64,JVBE"}},
             {"type":"file","file":{"filename":"a.md","file_data":"data:application/octet-stream;base64,IyA="}},{"type":"text","text":"see"}]}
            """,
        null,
        """
            [{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"iVBORw0KGgo+/="}}},{"image":{"format":"jpeg","source":{"bytes":"/9j/"}}},
              {"document":{"format":"pdf","name":"My notes 1","source":{"bytes":"JVBE"}}},{"document":{"format":"md","name":"a 2","source":{"bytes":"IyA="}}},{"text":"see"}]}]
            """
    )]
    public void Messages_become_turns_that_alternate(string messages, string? system, string turns)
    {
        JsonNode sent = JsonNode.Parse(Calls.Chat(Body(messages, $"\"tools\":[{Tool}]")).To(Calls.Nova).Text())!;
        Same.Json(turns, sent["messages"]!.ToJsonString());
        Same.Json(system ?? "null", sent["system"]?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("\"auto\"", """{"auto":{}}""")]
    [InlineData("\"required\"", """{"any":{}}""")]
    [InlineData("""{"type":"function","function":{"name":"look"}}""", """{"tool":{"name":"look"}}""")]
    [InlineData("null", "null")]
    public void Tools_and_the_choice_among_them_are_translated(string choice, string expected)
    {
        string member = $$$$$"""
            "parallel_tool_calls":true,"tool_choice":{{{{{choice}}}}},"tools":[{"type":"function","function":{"name":"look","description":"d","strict":true,
            "parameters":{"type":"object","properties":{"a":{"type":"number"} } } } },{"type":"function","function":{"name":"b","description":"","strict":null}}]
            """;
        JsonNode sent = JsonNode.Parse(Calls.Chat(Body(Hi, member)).To(Calls.Nova).Text())!["toolConfig"]!;
        Same.Json(
            """
            [{"toolSpec":{"name":"look","description":"d","inputSchema":{"json":{"type":"object","properties":{"a":{"type":"number"}}}},"strict":true}},
             {"toolSpec":{"name":"b","inputSchema":{"json":{"type":"object","properties":{}}}}}]
            """,
            sent["tools"]!.ToJsonString()
        );
        Same.Json(expected, sent["toolChoice"]?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("null", """{"tool_choice":{"type":"auto","disable_parallel_tool_use":true}}""")]
    [InlineData("\"required\"", """{"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""")]
    [InlineData(
        """{"type":"function","function":{"name":"look"}}""",
        """{"tool_choice":{"type":"tool","name":"look","disable_parallel_tool_use":true}}"""
    )]
    public void One_call_at_a_time_is_said_in_claudes_own_words(string choice, string expected)
    {
        string body = Body(Hi, $"\"parallel_tool_calls\":false,\"tool_choice\":{choice},\"tools\":[{Tool}]");
        JsonNode sent = JsonNode.Parse(Calls.Chat(body).To(Calls.Claude).Text())!;
        Same.Json(expected, sent["additionalModelRequestFields"]!.ToJsonString());
        Assert.Null(sent["toolConfig"]!["toolChoice"]);
        Assert.Equal("parallel_tool_calls", Calls.Refused(RouteName.ChatCompletions, body, Calls.Nova).Parameter);
    }

    [Fact]
    public void One_call_at_a_time_means_nothing_without_tools() =>
        Assert.NotNull(Calls.Chat(Body(Hi, "\"parallel_tool_calls\":false")).To(Calls.Nova));

    [Fact]
    public void No_tool_choice_drops_the_tools_while_none_was_used()
    {
        string body = Body(Hi, $"\"tools\":[{Tool}],\"tool_choice\":\"none\"");
        Assert.Null(JsonNode.Parse(Calls.Chat(body).To(Calls.Nova).Text())!["toolConfig"]);
    }

    [Fact]
    public void A_schema_is_sent_as_a_string()
    {
        string member = """
            "response_format":{"type":"json_schema","json_schema":{"name":"s","description":"d","strict":true,"schema":{"type":"object","title":"ü\"q"}}}
            """;
        JsonNode sent = JsonNode.Parse(Calls.Chat(Body(Hi, member)).To(Calls.Nova).Text())!;
        Same.Json(
            """
            {"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"schema":"{\"type\":\"object\",\"title\":\"ü\\\"q\"}","name":"s","description":"d"}}}}
            """,
            sent["outputConfig"]!.ToJsonString()
        );
    }

    [Fact]
    public void Stops_may_be_several() =>
        Assert.Equal(
            """["a","b"]""",
            JsonNode.Parse(Calls.Chat(Body(Hi, "\"stop\":[\"a\",\"b\"]")).To(Calls.Nova).Text())!["inferenceConfig"]![
                "stopSequences"
            ]!.ToJsonString()
        );

    [Theory]
    [InlineData("\"n\":2", "n")]
    [InlineData("\"logprobs\":true", "logprobs")]
    [InlineData("\"top_logprobs\":3", "top_logprobs")]
    [InlineData("\"logit_bias\":{\"50256\":-100}", "logit_bias")]
    [InlineData("\"audio\":{\"voice\":\"alloy\"}", "audio")]
    [InlineData("\"modalities\":[\"text\",\"audio\"]", "modalities")]
    [InlineData("\"frequency_penalty\":0.5", "frequency_penalty")]
    [InlineData("\"presence_penalty\":-1", "presence_penalty")]
    [InlineData("\"functions\":[]", "functions")]
    [InlineData("\"function_call\":\"auto\"", "function_call")]
    [InlineData("\"store\":true", "store")]
    [InlineData("\"verbosity\":\"low\"", "verbosity")]
    [InlineData("\"web_search_options\":{}", "web_search_options")]
    [InlineData("\"moderation\":{}", "moderation")]
    [InlineData("\"unheard_of\":1", "unheard_of")]
    [InlineData("\"temperature\":1.5", "temperature")]
    [InlineData("\"temperature\":\"hot\"", "temperature")]
    [InlineData("\"stop\":[1]", "stop")]
    [InlineData("\"reasoning_effort\":\"minimal\"", "reasoning_effort")]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", "response_format.type")]
    [InlineData(
        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\"}}",
        "response_format.json_schema.schema"
    )]
    [InlineData("\"service_tier\":\"scale\"", "service_tier")]
    [InlineData("\"metadata\":{\"a\":1}", "metadata")]
    [InlineData("\"stream_options\":{\"include_usage\":1}", "stream_options.include_usage")]
    [InlineData("\"tools\":[{\"type\":\"custom\"}]", "tools[0].type")]
    [InlineData("\"tools\":[" + Tool + "],\"tool_choice\":\"any\"", "tool_choice")]
    [InlineData("\"tools\":[" + Tool + "],\"tool_choice\":{\"type\":\"allowed_tools\"}", "tool_choice.type")]
    public void What_cannot_be_honoured_is_refused_by_name(string member, string parameter)
    {
        Refusal refusal = Calls.Refused(RouteName.ChatCompletions, Body(Hi, member));
        Assert.Equal(parameter, refusal.Parameter);
        Assert.StartsWith(parameter + ": ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"role":"user","content":""}""", "messages[0].content", "is empty")]
    [InlineData("""{"role":"user","content":[]}""", "messages[0].content", "is empty")]
    [InlineData("""{"role":"user"}""", "messages[0].content", "is empty")]
    [InlineData(
        """{"role":"assistant","content":"","tool_calls":[]}""",
        "messages[0].content",
        "is empty, and so is tool_calls"
    )]
    [InlineData("""{"role":"assistant","content":null}""", "messages[0].content", "is empty, and so is tool_calls")]
    [InlineData("""{"role":"function","name":"f","content":"x"}""", "messages[0].role", "\"function\" is not one of")]
    [InlineData(
        """{"role":"user","content":[{"type":"input_audio"}]}""",
        "messages[0].content[0].type",
        "\"input_audio\" cannot be sent here"
    )]
    [InlineData(
        """{"role":"system","content":[{"type":"image_url"}]}""",
        "messages[0].content[0].type",
        "allowed are text."
    )]
    [InlineData("""{"role":"user","content":[{"type":"text"}]}""", "messages[0].content[0].text", "is required")]
    [InlineData(
        """{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://169.254.169.254/secret"}}]}""",
        "messages[0].content[0].image_url.url",
        "the gateway fetches nothing"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/tiff;base64,x"}}]}""",
        "messages[0].content[0].image_url.url",
        "image/png"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"file","file":{"file_id":"f-1"}}]}""",
        "messages[0].content[0].file.file_id",
        "no files are kept"
    )]
    [InlineData(
        """{"role":"user","content":[{"type":"file","file":{"filename":"a.exe","file_data":"data:x/y;base64,eA=="}}]}""",
        "messages[0].content[0].file.file_data",
        "pdf, csv"
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"[1]"}}]}""",
        "messages[0].tool_calls[0].function.arguments",
        "must hold a JSON object"
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":"}}]}""",
        "messages[0].tool_calls[0].function.arguments",
        "must hold a JSON object"
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c","type":"custom"}]}""",
        "messages[0].tool_calls[0].type",
        "is not function"
    )]
    [InlineData("""{"role":"assistant","function_call":{}}""", "messages[0].function_call", "use tool_calls")]
    [InlineData("""{"role":"tool","content":"x"}""", "messages[0].tool_call_id", "is required")]
    [InlineData("""{"role":"tool","tool_call_id":"c","content":"x"}""", "tools", "must be given again")]
    public void Bad_messages_are_refused_with_their_place(string message, string parameter, string problem)
    {
        Refusal refusal = Calls.Refused(RouteName.ChatCompletions, Body(message));
        Assert.Equal(parameter, refusal.Parameter);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tool_choice_is_refused_once_tools_were_used() =>
        Assert.Equal(
            "tool_choice",
            Calls
                .Refused(
                    RouteName.ChatCompletions,
                    Body(
                        """{"role":"tool","tool_call_id":"c","content":"x"}""",
                        $"\"tools\":[{Tool}],\"tool_choice\":\"none\""
                    )
                )
                .Parameter
        );

    [Fact]
    public void Metadata_beyond_bedrocks_sixteen_entries_is_refused()
    {
        string entries = string.Join(",", Enumerable.Range(0, 15).Select(i => $"\"k{i}\":\"v\""));
        Refusal refusal = Calls.Refused(RouteName.ChatCompletions, Body(Hi, $"\"metadata\":{{{entries}}}"));
        Assert.Contains("14 are left", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"messages":[]}""", "model")]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":"x"}""", "messages")]
    [InlineData("""{"model":"m","messages":["x"]}""", "messages[0]")]
    [InlineData("""{"model":"m","stream":1,"messages":[]}""", "stream")]
    public void Missing_and_mistyped_members_are_refused(string body, string parameter) =>
        Assert.Equal(parameter, Calls.Refused(RouteName.ChatCompletions, body).Parameter);

    private static string Body(string messages, string? member = null) =>
        $$"""{"model":"fast","messages":[{{messages}}]{{(member is null ? "" : "," + member)}}}""";
}
