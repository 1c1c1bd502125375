using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class RouterTests
{
    private const string Arn =
        "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.anthropic.claude-sonnet-5";

    [Theory]
    [InlineData("/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse", "anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData("/model/anthropic.claude-3-haiku-20240307-v1:0/converse", "anthropic.claude-3-haiku-20240307-v1:0")]
    [InlineData(
        "/model/anthropic.claude-3-haiku-20240307-v1%3a0/converse?beta=true",
        "anthropic.claude-3-haiku-20240307-v1:0"
    )]
    [InlineData(
        $"/model/{Arn}/converse",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-5"
    )]
    public void A_model_id_is_read_in_either_encoding(string target, string model)
    {
        var routed = Router.Match("POST", target, new HeaderDictionary());

        Assert.Equal(RouteName.Converse, routed.Route!.Name);
        Assert.Equal(model, routed.Route.Model!.Value.Value);
    }

    [Theory]
    [InlineData("/model/a.b/converse-stream", nameof(RouteName.ConverseStream), nameof(Door.Bedrock))]
    [InlineData("/model/a.b/invoke", nameof(RouteName.InvokeModel), nameof(Door.Bedrock))]
    [InlineData(
        "/model/a.b/invoke-with-response-stream",
        nameof(RouteName.InvokeModelWithResponseStream),
        nameof(Door.Bedrock)
    )]
    [InlineData("/model/a.b/count-tokens", nameof(RouteName.CountTokens), nameof(Door.Bedrock))]
    [InlineData("/guardrail/gr1/version/2/apply", nameof(RouteName.ApplyGuardrail), nameof(Door.Bedrock))]
    [InlineData("/v1/messages?beta=true", nameof(RouteName.Messages), nameof(Door.Anthropic))]
    [InlineData("/v1/messages/count_tokens", nameof(RouteName.MessagesCountTokens), nameof(Door.Anthropic))]
    [InlineData("/v1/chat/completions", nameof(RouteName.ChatCompletions), nameof(Door.OpenAi))]
    [InlineData("/v1/embeddings", nameof(RouteName.Embeddings), nameof(Door.OpenAi))]
    public void Every_operation_has_one_path(string target, string name, string door)
    {
        var routed = Router.Match("POST", target, new HeaderDictionary());

        Assert.Equal((name, door), (routed.Route!.Name.ToString(), routed.Door.ToString()));
    }

    [Fact]
    public void A_listing_is_in_the_protocol_that_the_client_speaks()
    {
        var anthropic = new HeaderDictionary { ["anthropic-version"] = "2023-06-01" };

        Assert.Equal(Door.Anthropic, Router.Match("GET", "/v1/models?limit=1000", anthropic).Route!.Door);
        Assert.Equal(Door.OpenAi, Router.Match("GET", "/v1/models", new HeaderDictionary()).Route!.Door);
        Assert.Equal(Door.Bedrock, Router.Match("GET", "/foundation-models", new HeaderDictionary()).Route!.Door);
    }

    [Theory]
    [InlineData("GET", "/model/a.b/converse")]
    [InlineData("HEAD", "/model/a.b/converse")]
    [InlineData("OPTIONS", "/v1/messages")]
    [InlineData("PUT", "/v1/chat/completions")]
    [InlineData("post", "/v1/messages")]
    [InlineData("HEAD", "/v1/models")]
    [InlineData("POST", "/v1/models")]
    [InlineData("POST", "")]
    [InlineData("POST", "*")]
    [InlineData("POST", "/")]
    [InlineData("POST", "//model/a.b/converse")]
    [InlineData("POST", "/model//a.b/converse")]
    [InlineData("POST", "/model/a.b//converse")]
    [InlineData("POST", "/model/a.b/converse/")]
    [InlineData("POST", "/model/a.b/./converse")]
    [InlineData("POST", "/model/../model/a.b/converse")]
    [InlineData("POST", "/model/%2e%2e/converse")]
    [InlineData("POST", "/model/%2E/converse")]
    [InlineData("POST", "/model/a.b%252Fconverse/converse")]
    [InlineData("POST", "/model/a.b%253A0/converse")]
    [InlineData("POST", "/model/a.b%2Finvoke")]
    [InlineData("POST", "/model/a.b%00/converse")]
    [InlineData("POST", "/model/a.b%C0%AF/converse")]
    [InlineData("POST", "/model/a.b%zz/converse")]
    [InlineData("POST", "/model/a.b%/converse")]
    [InlineData("POST", "/model/a.b;x=y/converse")]
    [InlineData("POST", "/model/a.b/converse;x=y")]
    [InlineData("POST", "/model/a.b/converse#frag")]
    [InlineData("POST", "/model/a.b/Converse")]
    [InlineData("POST", "/MODEL/a.b/converse")]
    [InlineData("POST", "/%6dodel/a.b/converse")]
    [InlineData("POST", "/model/a.b/converse%2Dstream")]
    [InlineData("POST", "/model/a.b/con%76erse")]
    [InlineData("POST", "/model/a b/converse")]
    [InlineData("POST", "/model/a.b\\converse")]
    [InlineData("POST", "/v1/messages/")]
    [InlineData("POST", "/V1/messages")]
    [InlineData("POST", "/v1//messages")]
    [InlineData("POST", "/v1/./messages")]
    [InlineData("POST", "/v1/chat%2Fcompletions")]
    [InlineData("POST", "http://bedrock-runtime.us-east-1.amazonaws.com/model/a.b/converse")]
    [InlineData("POST", "/guardrail/gr1/version/1/2/apply")]
    [InlineData("POST", "/guardrail/gr1/version/latest/apply")]
    [InlineData("POST", "/guardrail/../version/1/apply")]
    [InlineData("GET", "/inference-profiles?type=SYSTEM_DEFINED")]
    [InlineData("HEAD", "/api/hello")]
    public void Anything_else_is_denied(string method, string target)
    {
        var routed = Router.Match(method, target, new HeaderDictionary());

        Assert.Null(routed.Route);
        Assert.Equal(GatewayError.RouteUnknown, routed.Refusal!.Error);
    }

    [Theory]
    [InlineData("/async-invoke", "StartAsyncInvoke")]
    [InlineData("/async-invoke/arn%3Aaws", "StartAsyncInvoke")]
    [InlineData("/model/a.b/invoke-with-bidirectional-stream", "InvokeModelWithBidirectionalStream")]
    [InlineData("/openai/v1/chat/completions", "OpenAiOnBedrock")]
    [InlineData("/anthropic/v1/messages", "BedrockMantle")]
    [InlineData("/guardrail-checks/invoke", "InvokeGuardrailChecks")]
    [InlineData("/agents/AGENT/agentAliases/ALIAS/sessions/1/text", "InvokeAgent")]
    [InlineData("/retrieveAndGenerate", "RetrieveAndGenerate")]
    [InlineData("/model-invocation-job", "CreateModelInvocationJob")]
    [InlineData("/v1/responses", "CreateResponse")]
    [InlineData("/v1/messages/batches", "CreateMessageBatch")]
    public void The_other_ways_to_a_model_are_shut_and_say_why(string target, string operation)
    {
        var routed = Router.Match("POST", target, new HeaderDictionary());

        Assert.Null(routed.Route);
        Assert.Equal(operation, routed.Operation);
        Assert.Equal(GatewayError.DoorClosed, routed.Refusal!.Error);
        Assert.Contains(operation, routed.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/guardrail/gr1/version/DRAFT/apply", "gr1:DRAFT")]
    [InlineData(
        "/guardrail/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aguardrail%2Fgr1/version/7/apply",
        "arn:aws:bedrock:us-east-1:123456789012:guardrail/gr1:7"
    )]
    public void A_guardrail_is_named_by_id_or_ARN_and_version(string target, string guardrail) =>
        Assert.Equal(guardrail, Router.Match("POST", target, new HeaderDictionary()).Route!.Rest);
}
