using System.Text.Json.Nodes;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;

namespace Ringfence.Gateway.Tests.Doors.Anthropic;

public sealed class ClaudeBodyTests
{
    [Theory]
    [InlineData("""{"model":"m","max_tokens":10,"messages":[]}""", """{VERSION,"max_tokens":10,"messages":[]}""")]
    [InlineData(
        """{"model":"m","messages":[ ],"max_tokens":1.0e1,"stream":true}""",
        """{VERSION,"messages":[ ],"max_tokens":1.0e1}"""
    )]
    [InlineData(
        """{"anthropic_version":"x","model":"m","unknown":{"a":[1.50]}}""",
        """{"anthropic_version":"x","unknown":{"a":[1.50]}}"""
    )]
    public void Only_what_bedrock_carries_elsewhere_changes(string body, string expected)
    {
        UpstreamCall call = Calls.Messages(body).To(Calls.Claude);
        Assert.Equal(expected.Replace("VERSION", "\"anthropic_version\":\"bedrock-2023-05-31\""), call.Text());
    }

    [Fact]
    public void A_body_of_claude_code_loses_its_model_and_stream_and_nothing_else()
    {
        const string rest = """
            "messages":[{"role":"user","content":[{"type":"text","text":"<system-reminder>\u003c\/system-reminder>","cache_control":{"type":"ephemeral","ttl":"1h"}}]},
              {"role":"system","content":[{"type":"text","text":"mode"}],"output_config":{"effort":"high"}}],
            "system":[{"type":"text","text":"x-anthropic-billing-header: cc_version=2.1.330; cc_entrypoint=sdk-cli;"},{"type":"text","text":"You are…"}],
            "tools":[{"name":"Bash","input_schema":{"type":"object"},"defer_loading":true}],
            "metadata":{"user_id":"{\"device_id\":\"d\"}"},"max_tokens":128000,"thinking":{"type":"adaptive"},
            "context_management":{"edits":[]},"output_config":{"effort":"medium"},"anthropic_beta":["b-1"],"anthropic_version":"v"
            """;
        IClientCall call = Calls.Messages($"{{\"model\":\"claude-opus-5-5\",{rest},\"stream\":true}}");
        Assert.Equal($"{{{rest}}}", call.To(Calls.Claude).Text());
        Assert.Equal("claude-opus-5-5", call.ModelAsked);
    }

    [Theory]
    [InlineData("2026-10-21", "2026-10-21")]
    [InlineData("2023-06-01", "bedrock-2023-05-31")]
    public void Each_generation_gets_its_own_version(string header, string expected)
    {
        UpstreamCall call = Calls.Messages("""{"model":"m"}""", ("anthropic-version", header)).To(Calls.Claude);
        Assert.Equal(expected, (string?)JsonNode.Parse(call.Text())!["anthropic_version"]);
    }

    [Theory]
    [InlineData("""{"model":"m"}""", "a-1, b-2", """["a-1","b-2"]""")]
    [InlineData("""{"model":"m","anthropic_beta":["b-2","c-3"]}""", "a-1,b-2", """["b-2","c-3","a-1"]""")]
    [InlineData("""{"model":"m","anthropic_beta":null}""", "a-1", """["a-1"]""")]
    [InlineData("""{"model":"m","anthropic_beta":["a-1"]}""", "", """["a-1"]""")]
    public void Betas_of_the_header_join_those_of_the_body(string body, string header, string expected)
    {
        UpstreamCall call = Calls.Messages(body, ("anthropic-beta", header)).To(Calls.Claude);
        Same.Json(expected, JsonNode.Parse(call.Text())!["anthropic_beta"]!.ToJsonString());
    }

    [Fact]
    public void Betas_may_come_in_several_header_lines()
    {
        UpstreamCall call = Calls
            .Messages("""{"model":"m"}""", ("anthropic-beta", "a"), ("anthropic-beta", "b,a"))
            .To(Calls.Claude);
        Same.Json("""["a","b"]""", JsonNode.Parse(call.Text())!["anthropic_beta"]!.ToJsonString());
    }

    [Fact]
    public void The_profile_header_moves_into_the_body()
    {
        UpstreamCall call = Calls.Messages("""{"model":"m"}""", ("anthropic-user-profile-id", "p-1")).To(Calls.Claude);
        Assert.Equal("p-1", (string?)JsonNode.Parse(call.Text())!["user_profile_id"]);
    }

    [Theory]
    [InlineData(false, "InvokeModel", "Accept")]
    [InlineData(true, "InvokeModelWithResponseStream", "X-Amzn-Bedrock-Accept")]
    public void Labels_and_guardrail_travel_in_headers(bool stream, string operation, string accept)
    {
        IClientCall client = Calls.Messages($$"""{"model":"m","stream":{{(stream ? "true" : "false")}}}""");
        UpstreamCall call = client.To(Calls.Claude, Calls.Guarded);
        Assert.Equal(operation, call.Operation.ToString());
        Assert.Equal(operation, client.OperationName);
        Assert.Equal("application/json", call.ContentType);
        Assert.Equal("application/json", call.Header(accept));
        Assert.Equal("gr1", call.Header("X-Amzn-Bedrock-GuardrailIdentifier"));
        Assert.Equal("3", call.Header("X-Amzn-Bedrock-GuardrailVersion"));
        Assert.Equal(
            """{"ringfence-request":"req-1","team":"oncology"}""",
            call.Header("X-Amzn-Bedrock-Request-Metadata")
        );
    }

    [Fact]
    public void Nothing_is_labelled_where_nothing_is_configured()
    {
        UpstreamCall call = Calls.Messages("""{"model":"m"}""").To(Calls.Claude, new CallLabels("r", [], null, null));
        Assert.Equal("Accept", Assert.Single(call.Headers).Key);
    }

    [Fact]
    public void A_call_may_be_translated_again_for_another_model()
    {
        IClientCall call = Calls.Messages(
            """{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"x"}]}""",
            ("anthropic-beta", "a")
        );
        string first = call.To(Calls.Claude).Text();
        Assert.Equal(Operation.Converse, call.To(Calls.Nova).Operation);
        Assert.Equal(first, call.To(Calls.Claude).Text());
    }

    [Fact]
    public void An_arn_that_names_no_provider_is_taken_for_claude()
    {
        const string arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
        Assert.Equal(Operation.InvokeModel, Calls.Messages("""{"model":"m"}""").To(arn).Operation);
    }

    [Theory]
    [InlineData("""{"messages":[]}""", "model", "is required")]
    [InlineData("""{"model":7}""", "model", "is required")]
    [InlineData("""{"model":""}""", "model", "is required")]
    [InlineData("""{"model":"\ud800"}""", "model", "is required")]
    [InlineData("""{"model":"m","stream":"yes"}""", "stream", "must be true or false")]
    [InlineData("""{"model":"m","max_tokens":"ten"}""", "max_tokens", "must be a number")]
    [InlineData("""{"model":"m","mod\u0065l":"n"}""", "model", "is given twice")]
    [InlineData("""{"model":"m","anthropic_beta":"a"}""", "anthropic_beta", "must be an array of strings")]
    [InlineData("""{"model":"m","anthropic_beta":["a",1]}""", "anthropic_beta", "must be an array of strings")]
    public void Bad_members_are_refused_by_name(string body, string parameter, string problem)
    {
        Refusal refusal = Calls.Refused(RouteName.Messages, body, Calls.Claude);
        Assert.Equal(parameter, refusal.Parameter);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"m","max_tokens":100}""", 107)]
    [InlineData("""{"model":"m"}""", PromptTokens.UnlimitedAnswer + 3)]
    [InlineData("""{"model":"m","max_tokens":-5}""", 7)]
    public void The_token_bound_is_the_prompt_and_the_answers_limit(string body, long expected) =>
        Assert.Equal(expected, Calls.Messages(body).TokensAtMost);

    [Fact]
    public void Counting_sends_the_same_body_as_a_blob_with_what_bedrock_checks_for()
    {
        IClientCall call = Calls.Read(
            new AnthropicDoor(),
            RouteName.MessagesCountTokens,
            """{"model":"m","messages":[{"role":"user","content":"hello"}]}""",
            ("anthropic-beta", "token-counting-2024-11-01,kept-1")
        );
        UpstreamCall upstream = call.To(Calls.Claude, Calls.Guarded);
        Assert.Equal(Operation.CountTokens, upstream.Operation);
        Assert.Empty(upstream.Headers);
        string blob = (string)JsonNode.Parse(upstream.Text())!["input"]!["invokeModel"]!["body"]!;
        Same.Json(
            """
            {"max_tokens":1,"anthropic_version":"bedrock-2023-05-31","anthropic_beta":["kept-1"],
             "messages":[{"role":"user","content":"hello"}]}
            """,
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(blob))
        );
        Assert.Equal("""{"input_tokens":42}""", call.Answer("""{"extra":{"inputTokens":1},"inputTokens":42}"""));
        Assert.Throws<InvalidDataException>(() => call.Answer("{}"));
        Assert.Throws<InvalidDataException>(() => call.Answer("oops"));
    }

    [Theory]
    [InlineData("""{"type":"enabled","budget_tokens":2048}""", 2049)]
    [InlineData("""{"type":"adaptive"}""", 1)]
    [InlineData("null", 1)]
    public void Counting_leaves_room_for_what_the_model_may_think(string thinking, int expected)
    {
        var body = $$"""{"model":"m","thinking":{{thinking}},"messages":[]}""";
        var upstream = Calls.Read(new AnthropicDoor(), RouteName.MessagesCountTokens, body).To(Calls.Claude);
        var blob = (string)JsonNode.Parse(upstream.Text())!["input"]!["invokeModel"]!["body"]!;
        Assert.Equal(expected, (int)JsonNode.Parse(Convert.FromBase64String(blob))!["max_tokens"]!);
    }

    [Fact]
    public void A_caller_does_not_say_what_the_configured_guardrail_sees()
    {
        var call = Calls.Messages("""{"model":"m","amazon-bedrock-guardrailConfig":{"tagSuffix":"x"}}""");
        Assert.NotNull(call.To(Calls.Claude));
        Assert.Null(call.ToUpstream(Calls.Model(Calls.Claude), Calls.Guarded, out var refusal));
        Assert.Equal("amazon-bedrock-guardrailConfig", refusal!.Parameter);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public void Bodies_that_do_not_say_they_are_json_are_refused(string? contentType)
    {
        var headers = new Microsoft.AspNetCore.Http.HeaderDictionary { ["content-type"] = contentType };
        var route = new Route(Door.Anthropic, RouteName.Messages);
        Assert.Null(new AnthropicDoor().Read(route, headers, "{\"model\":\"m\"}"u8.ToArray(), out var refusal));
        Assert.Contains("application/json", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_for_other_models_goes_through_converse()
    {
        IClientCall call = Calls.Read(
            new AnthropicDoor(),
            RouteName.MessagesCountTokens,
            """{"model":"m","system":"s","messages":[{"role":"user","content":"hello"}]}"""
        );
        Same.Json(
            """{"input":{"converse":{"messages":[{"role":"user","content":[{"text":"hello"}]}],"system":[{"text":"s"}]}}}""",
            call.To(Calls.Nova, Calls.Guarded).Text()
        );
    }

    [Fact]
    public void Whole_answers_of_claude_come_through_untouched()
    {
        const string answer =
            """{"id":"msg_1","type":"message","amazon-bedrock-guardrailAction":"NONE", "content":[]}""";
        IClientCall call = Calls.Messages("""{"model":"m"}""");
        call.To(Calls.Claude);
        Assert.Equal(answer, call.Answer(answer));
    }
}
