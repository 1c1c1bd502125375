using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;
using Ringfence.Gateway.Doors.OpenAi;

namespace Ringfence.Gateway.Tests.Doors;

public sealed class ErrorTests
{
    private static readonly IDoor Anthropic = new AnthropicDoor();
    private static readonly IDoor OpenAi = new OpenAiDoor(new FakeTime());

    [Theory]
    [InlineData(400, "ValidationException", "invalid_request_error", "invalid_request_error", null)]
    [InlineData(413, "ValidationException", "request_too_large", "invalid_request_error", null)]
    [InlineData(400, "ServiceQuotaExceededException", "invalid_request_error", "invalid_request_error", null)]
    [InlineData(401, "UnrecognizedClientException", "authentication_error", "authentication_error", "invalid_api_key")]
    [InlineData(401, "ExpiredTokenException", "authentication_error", "authentication_error", "invalid_api_key")]
    [InlineData(403, "AccessDeniedException", "permission_error", "permission_error", null)]
    [InlineData(404, "ResourceNotFoundException", "not_found_error", "not_found_error", "model_not_found")]
    [InlineData(404, "UnknownOperationException", "not_found_error", "not_found_error", "unknown_url")]
    [InlineData(429, "ThrottlingException", "rate_limit_error", "rate_limit_error", "rate_limit_exceeded")]
    [InlineData(429, "ModelNotReadyException", "rate_limit_error", "rate_limit_error", "rate_limit_exceeded")]
    [InlineData(408, "ModelTimeoutException", "timeout_error", "server_error", "timeout")]
    [InlineData(424, "ModelErrorException", "api_error", "server_error", null)]
    [InlineData(424, "ModelStreamErrorException", "api_error", "server_error", null)]
    [InlineData(500, "InternalServerException", "api_error", "server_error", null)]
    [InlineData(503, "ServiceUnavailableException", "overloaded_error", "server_error", "service_unavailable")]
    [InlineData(418, "SomethingNewException", "invalid_request_error", "invalid_request_error", null)]
    [InlineData(403, "SomethingNewException", "permission_error", "permission_error", null)]
    [InlineData(502, "SomethingNewException", "api_error", "server_error", null)]
    public void Every_error_is_told_in_the_clients_words(
        int status,
        string awsType,
        string anthropic,
        string openAi,
        string? code
    )
    {
        var error = new ClientError(status, awsType, "Upstream's \"words\".", "req-1", "messages[0]");
        Same.Json(
            $$$"""{"type":"error","error":{"type":"{{{anthropic}}}","message":"Upstream's \"words\"."},"request_id":"req-1"}""",
            Body(Anthropic, error)
        );
        JsonNode told = JsonNode.Parse(Body(OpenAi, error))!["error"]!;
        Assert.Equal(["message", "type", "param", "code"], told.AsObject().Select(member => member.Key));
        Assert.Equal("Upstream's \"words\".", (string?)told["message"]);
        Assert.Equal(openAi, (string?)told["type"]);
        Assert.Equal("messages[0]", (string?)told["param"]);
        Assert.Equal(code, (string?)told["code"]);
    }

    [Fact]
    public void Every_error_of_the_gateway_itself_has_its_words()
    {
        foreach (
            GatewayError error in Enum.GetValues<GatewayError>().Except([GatewayError.None, GatewayError.CallerGone])
        )
        {
            GatewayErrors.Row row = GatewayErrors.Of(error);
            var told = new ClientError(row.Status, row.AwsType, "m", "r");
            string type = (string)JsonNode.Parse(Body(Anthropic, told))!["error"]!["type"]!;
            Assert.Equal(row.Fault == "caller", type is not ("api_error" or "overloaded_error" or "timeout_error"));
        }
    }

    [Theory]
    [InlineData("ModelTimeoutException", "false")]
    [InlineData("ThrottlingException", null)]
    [InlineData("ServiceUnavailableException", null)]
    public void Retries_are_advised_against_only_where_the_sdks_would_differ_from_aws(string awsType, string? advice)
    {
        foreach (IDoor door in (IDoor[])[Anthropic, OpenAi])
        {
            var headers = new HeaderDictionary();
            Frames.Write(to => door.WriteError(new ClientError(408, awsType, "m", "r"), headers, to));
            Assert.Equal(advice, (string?)headers["x-should-retry"]);
        }
    }

    [Fact]
    public void Models_are_listed_in_each_protocols_form()
    {
        Same.Json(
            """
            {"object":"list","data":[{"id":"a","object":"model","created":0,"owned_by":"amazon-bedrock"},{"id":"b","object":"model","created":0,"owned_by":"amazon-bedrock"}]}
            """,
            Frames.Write(to => OpenAi.WriteModels(["a", "b"], to))
        );
        JsonNode listed = JsonNode.Parse(Frames.Write(to => Anthropic.WriteModels(["a", "b"], to)))!;
        Assert.Equal(
            ("a", "b", false),
            ((string)listed["first_id"]!, (string)listed["last_id"]!, (bool)listed["has_more"]!)
        );
        Assert.Equal(["a", "b"], listed["data"]!.AsArray().Select(model => (string)model!["id"]!));
        Assert.Equal("model", (string?)listed["data"]![0]!["type"]);
        Assert.Equal("1970-01-01T00:00:00Z", (string?)listed["data"]![0]!["created_at"]);
        JsonNode none = JsonNode.Parse(Frames.Write(to => Anthropic.WriteModels([], to)))!;
        Assert.Null(none["first_id"]);
    }

    private static string Body(IDoor door, ClientError error) =>
        Frames.Write(to => door.WriteError(error, new HeaderDictionary(), to));
}
