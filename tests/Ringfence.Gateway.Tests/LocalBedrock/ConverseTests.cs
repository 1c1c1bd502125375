using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public class ConverseTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_answers_over_both_versions_of_HTTP_and_says_what_it_is(bool http2)
    {
        await using var aws = await LocalAws.StartAsync();
        var response = await aws.SignedAsync(
            "POST",
            "/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse",
            Bodies.Converse("how are you"),
            http2
        );
        Assert.True(Guid.TryParse(response.Headers.GetValues("x-amzn-RequestId").Single(), out _));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());

        var answer = await Task.FromResult(response).JsonAsync();
        Assert.Equal(
            "This is the LocalBedrock stand-in for anthropic.claude-3-haiku-20240307-v1:0, not a real model. You asked with 3 words.",
            answer.Said()
        );
        Assert.Equal("assistant", (string?)answer["output"]!["message"]!["role"]);
        Assert.Equal("end_turn", (string?)answer["stopReason"]);
        Assert.Equal(3, (int)answer["usage"]!["inputTokens"]!);
        Assert.Equal(30, (int)answer["usage"]!["outputTokens"]!);
        Assert.Equal(33, (int)answer["usage"]!["totalTokens"]!);
        Assert.NotNull(answer["metrics"]!["latencyMs"]);
    }

    [Theory]
    [InlineData("/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse")]
    [InlineData("/model/anthropic.claude-3-haiku-20240307-v1:0/converse")]
    [InlineData(
        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A%3Afoundation-model%2Fanthropic.claude-3-haiku-20240307-v1%3A0/converse"
    )]
    [InlineData(
        "/model/arn:aws:bedrock:us-east-1:111122223333:inference-profile%2Fus.anthropic.claude-sonnet-4-5-20250929-v1:0/converse"
    )]
    public async Task A_model_may_be_named_in_either_encoding_and_by_its_ARN(string target)
    {
        await using var aws = await LocalAws.StartAsync();
        var answer = await aws.SignedAsync("POST", target, Bodies.Converse("hello")).JsonAsync();
        Assert.StartsWith("This is the LocalBedrock stand-in", answer.Said());
    }

    [Fact]
    public async Task The_same_prompt_gives_the_same_answer()
    {
        await using var aws = await LocalAws.StartAsync();
        var (first, second) = (
            await aws.ConverseAsync("hello").JsonAsync(),
            await aws.ConverseAsync("hello").JsonAsync()
        );
        Assert.True(JsonNode.DeepEquals(first, second));
    }

    [Fact]
    public async Task A_marked_prefix_is_written_to_the_cache_and_then_read_from_it()
    {
        await using var aws = await LocalAws.StartAsync();
        var body = Bodies.Converse(
            "hi!",
            change =>
                change["system"] = JsonNode.Parse(
                    """[{"text":"four and four and 4."},{"cachePoint":{"type":"default"}}]"""
                )
        );
        var target = $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse";
        var written = (await aws.SignedAsync("POST", target, body).JsonAsync())["usage"]!;
        var read = (await aws.SignedAsync("POST", target, body).JsonAsync())["usage"]!;

        Assert.Equal(
            (1, 0, 5),
            (
                (int)written["inputTokens"]!,
                (int)written["cacheReadInputTokens"]!,
                (int)written["cacheWriteInputTokens"]!
            )
        );
        Assert.Equal(
            (1, 5, 0),
            ((int)read["inputTokens"]!, (int)read["cacheReadInputTokens"]!, (int)read["cacheWriteInputTokens"]!)
        );
        Assert.Equal("5m", (string?)written["cacheDetails"]![0]!["ttl"]);

        ((FakeTime)aws.Time).Advance(TimeSpan.FromMinutes(6));
        var again = (await aws.SignedAsync("POST", target, body).JsonAsync())["usage"]!;
        Assert.Equal(5, (int)again["cacheWriteInputTokens"]!);
    }

    [Fact]
    public async Task A_tool_is_called_when_the_text_asks_for_it_and_its_result_is_taken()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Tools =
            """{"tools":[{"toolSpec":{"name":"get_labs","description":"Labs","inputSchema":{"json":{"type":"object","properties":{"mrn":{"type":"string"},"days":{"type":"integer","minimum":7},"deep":{"type":"boolean"}},"required":["mrn","days"]}}}}]}""";
        var target = $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse";
        var called = await aws.SignedAsync(
                "POST",
                target,
                Bodies.Converse("please use get_labs", body => body["toolConfig"] = JsonNode.Parse(Tools))
            )
            .JsonAsync();
        Assert.Equal("tool_use", (string?)called["stopReason"]);
        var use = called["output"]!["message"]!["content"]![1]!["toolUse"]!;
        Assert.Equal("get_labs", (string?)use["name"]);
        Assert.Equal("""{"mrn":"local","days":7}""", use["input"]!.ToJsonString());

        var next = Bodies.Converse(
            "please use get_labs",
            body =>
            {
                body["toolConfig"] = JsonNode.Parse(Tools);
                var messages = body["messages"]!.AsArray();
                messages.Add(called["output"]!["message"]!.DeepClone());
                messages.Add(
                    JsonNode.Parse(
                        $$$"""{"role":"user","content":[{"toolResult":{"toolUseId":"{{{use["toolUseId"]}}}","content":[{"text":"HbA1c"}]}}]}"""
                    )
                );
            }
        );
        var answered = await aws.SignedAsync("POST", target, next).JsonAsync();
        Assert.Equal("end_turn", (string?)answered["stopReason"]);
        Assert.EndsWith("The tool answered with 5 characters.", answered.Said());
    }

    [Theory]
    [InlineData(
        """{"messages":[]}""",
        "A conversation must start with a user message. Try again with a conversation that starts with a user message."
    )]
    [InlineData(
        """{"messages":[{"role":"assistant","content":[{"text":"x"}]}]}""",
        "A conversation must start with a user message. Try again with a conversation that starts with a user message."
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"text":" "}]}]}""",
        "The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again."
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[]}]}""",
        "The content field in the Message object at messages.0 is empty. Add a ContentBlock object to the content field and try again."
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"text":"x"}]}],"inferenceConfig":{"maxTokens":0}}""",
        "1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1"
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"text":"x"}]}],"inferenceConfig":{"maxTokens":4097}}""",
        "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096."
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"toolResult":{"toolUseId":"t","content":[]}}]}]}""",
        "The toolConfig field must be defined when using toolUse and toolResult content blocks."
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"text":"x"}]}],"requestMetadata":{"a":"€"}}""",
        @"1 validation error detected: Value '€' at 'requestMetadata' failed to satisfy constraint: Member must have length 0 to 256 and satisfy regular expression pattern: [a-zA-Z0-9\s:_@$#=/+,-.]*"
    )]
    public async Task What_Bedrock_refuses_is_refused_in_its_words(string body, string message)
    {
        await using var aws = await LocalAws.StartAsync();
        var error = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse", body)
            .ErrorAsync();
        Assert.Equal((400, "ValidationException", message), error);
    }

    [Theory]
    [InlineData("no-such-model", 400, "ValidationException", "The provided model identifier is invalid.")]
    [InlineData(
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        400,
        "ValidationException",
        "The provided model identifier is invalid."
    )]
    [InlineData(
        "arn:aws:bedrock:us-east-1::foundation-model/no.such",
        404,
        "ResourceNotFoundException",
        "Could not resolve the foundation model from the provided model identifier."
    )]
    [InlineData(
        Models.Sonnet,
        400,
        "ValidationException",
        "Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model."
    )]
    [InlineData(
        "cohere.embed-english-v3",
        400,
        "ValidationException",
        "This action doesn't support the model that you provided. Try again with a supported text or chat model."
    )]
    public async Task A_model_that_is_not_there_is_refused_in_Bedrocks_words(
        string model,
        int status,
        string type,
        string message
    )
    {
        await using var aws = await LocalAws.StartAsync();
        Assert.Equal((status, type, message), await aws.ConverseAsync("hello", model).ErrorAsync());
    }

    [Fact]
    public async Task Fields_and_settings_that_the_request_names_are_in_the_answer()
    {
        await using var aws = await LocalAws.StartAsync();
        var body = Bodies.Converse(
            """[[local: say="one two three"]]""",
            change =>
            {
                change["inferenceConfig"]!["stopSequences"] = new JsonArray("two");
                change["additionalModelResponseFieldPaths"] = new JsonArray(
                    "/stop_sequence",
                    "/usage/input_tokens",
                    "/not/there"
                );
                change["performanceConfig"] = new JsonObject { ["latency"] = "optimized" };
                change["serviceTier"] = new JsonObject { ["type"] = "priority" };
            }
        );
        var answer = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse", body)
            .JsonAsync();
        Assert.Equal(("one ", "stop_sequence"), (answer.Said(), (string?)answer["stopReason"]));
        var fields = answer["additionalModelResponseFields"]!;
        Assert.Equal("two", (string?)fields["stop_sequence"]);
        Assert.Equal((int)answer["usage"]!["inputTokens"]!, (int)fields["usage"]!["input_tokens"]!);
        Assert.Equal("optimized", (string?)answer["performanceConfig"]!["latency"]);
        Assert.Equal("priority", (string?)answer["serviceTier"]!["type"]);

        var frames = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse-stream", body)
            .FramesAsync();
        Assert.True(JsonNode.DeepEquals(fields, frames[^2].Payload["additionalModelResponseFields"]));
        Assert.Equal("priority", (string?)frames[^1].Payload["serviceTier"]!["type"]);
    }

    [Fact]
    public async Task An_answer_that_must_satisfy_a_schema_does()
    {
        await using var aws = await LocalAws.StartAsync();
        const string Schema =
            """{"type":"object","properties":{"score":{"type":"number","minimum":3},"unit":{"enum":["mg","ml"]}},"required":["score","unit"]}""";
        var body = Bodies.Converse(
            "hello",
            change =>
                change["outputConfig"] = new JsonObject
                {
                    ["textFormat"] = new JsonObject
                    {
                        ["type"] = "json_schema",
                        ["structure"] = new JsonObject
                        {
                            ["jsonSchema"] = new JsonObject { ["schema"] = Schema, ["name"] = "dose" },
                        },
                    },
                }
        );
        var answer = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse", body)
            .JsonAsync();
        Assert.Equal("""{"score":3,"unit":"mg"}""", answer.Said());
    }

    [Fact]
    public async Task Malformed_JSON_and_unknown_paths_have_AWS_errors()
    {
        await using var aws = await LocalAws.StartAsync();
        var malformed = await aws.SignedAsync("POST", $"/model/{Uri.EscapeDataString(Models.Haiku)}/converse", "{")
            .ErrorAsync();
        Assert.Equal((400, "SerializationException"), (malformed.Status, malformed.Type));
        var unknown = await aws.SignedAsync("POST", "/model/x/unheard-of", "{}").ErrorAsync();
        Assert.Equal((404, "UnknownOperationException"), (unknown.Status, unknown.Type));
    }
}
