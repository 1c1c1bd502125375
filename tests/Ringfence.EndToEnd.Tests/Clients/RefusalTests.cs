using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>A refusal reaches the application as the exception that its SDK has for it, and the ledger as one entry.</summary>
public sealed class RefusalTests(RunningBoundary boundary) : IClassFixture<RunningBoundary>
{
    [Theory]
    [InlineData("aws-sdk-http2", "converse-refused", "AccessDeniedException", 403, "AccessDeniedException")]
    [InlineData("aws-sdk-http1", "converse-refused", "AccessDeniedException", 403, "AccessDeniedException")]
    [InlineData("anthropic-bedrock-bearer", "refused", "PermissionDeniedError", 403, null)]
    [InlineData("anthropic-1", "refused", "PermissionDeniedError", 403, "permission_error")]
    [InlineData("anthropic-0", "refused", "PermissionDeniedError", 403, "permission_error")]
    [InlineData("openai", "refused", "PermissionDeniedError", 403, null)]
    [InlineData("openai-dotnet", "refused", "ClientResultException", 403, null)]
    [InlineData("anthropic-dotnet", "refused", "AnthropicForbiddenException", 403, "permission_error")]
    public async Task A_model_that_the_team_may_not_use(
        string client,
        string @case,
        string error,
        int status,
        string? type
    )
    {
        var (outcome, calls) = await RunAsync(client, @case);

        AssertFailed(outcome, error, status, type);
        Assert.Contains("nova-lite", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("oncology", outcome.Message, StringComparison.Ordinal);
        AssertRefused(Assert.Single(calls), "ModelNotAllowed", status);
    }

    [Theory]
    [InlineData(
        "aws-sdk-http2",
        "converse-unknown-model",
        "ResourceNotFoundException",
        404,
        "ResourceNotFoundException"
    )]
    [InlineData("anthropic-bedrock-bearer", "unknown-model", "NotFoundError", 404, null)]
    [InlineData("anthropic-1", "unknown-model", "NotFoundError", 404, "not_found_error")]
    [InlineData("openai", "unknown-model", "NotFoundError", 404, null)]
    public async Task A_model_that_nobody_knows(string client, string @case, string error, int status, string? type)
    {
        var (outcome, calls) = await RunAsync(client, @case);

        AssertFailed(outcome, error, status, type);
        Assert.Contains("no-such-model", outcome.Message, StringComparison.Ordinal);
        AssertRefused(Assert.Single(calls), "ModelUnknown", status);
    }

    [Theory]
    [InlineData(
        "aws-sdk-http2",
        "converse-unauthenticated",
        "BedrockRuntimeServiceException", // the SDK has no class of its own for it
        401,
        "UnrecognizedClientException"
    )]
    [InlineData("anthropic-bedrock-bearer", "unauthenticated", "AuthenticationError", 401, null)]
    [InlineData("anthropic-bedrock-skip-auth", "unauthenticated", "AuthenticationError", 401, null)]
    [InlineData("anthropic-1", "unauthenticated", "AuthenticationError", 401, "authentication_error")]
    [InlineData("anthropic-0", "unauthenticated", "AuthenticationError", 401, "authentication_error")]
    [InlineData("openai", "unauthenticated", "AuthenticationError", 401, null)]
    [InlineData("openai-dotnet", "unauthenticated", "ClientResultException", 401, null)]
    [InlineData("anthropic-dotnet", "unauthenticated", "AnthropicUnauthorizedException", 401, "authentication_error")]
    public async Task A_token_that_is_none(string client, string @case, string error, int status, string? type)
    {
        var (outcome, calls) = await RunAsync(client, @case);

        AssertFailed(outcome, error, status, type);
        Assert.DoesNotContain("not.a.token", outcome.Message, StringComparison.Ordinal);
        Assert.Empty(calls);
    }

    [Theory]
    [InlineData("aws-sdk-http2", "converse-throttled", "ThrottlingException", 429, "ThrottlingException")]
    [InlineData("aws-sdk-http2", "invoke-throttled", "ThrottlingException", 429, "ThrottlingException")]
    [InlineData("aws-sdk-http1", "converse-throttled", "ThrottlingException", 429, "ThrottlingException")]
    [InlineData("anthropic-bedrock-bearer", "throttled", "RateLimitError", 429, null)]
    [InlineData("anthropic-1", "throttled", "RateLimitError", 429, "rate_limit_error")]
    [InlineData("anthropic-0", "throttled", "RateLimitError", 429, "rate_limit_error")]
    [InlineData("openai", "throttled", "RateLimitError", 429, null)]
    [InlineData("openai-dotnet", "throttled", "ClientResultException", 429, null)]
    [InlineData("anthropic-dotnet", "throttled", "AnthropicRateLimitException", 429, "rate_limit_error")]
    public async Task Bedrock_throttles(string client, string @case, string error, int status, string? type)
    {
        var (outcome, calls) = await RunAsync(client, @case);

        AssertFailed(outcome, error, status, type);
        Assert.Contains(
            "Too many requests, please wait before trying again.",
            outcome.Message,
            StringComparison.Ordinal
        );
        var call = Assert.Single(calls);
        Assert.True(call.IsPair, $"{call}");
        Assert.Equal("UpstreamRefused", call.Answered!.Error);
        Assert.Equal("ThrottlingException", call.Answered.UpstreamError);
        Assert.Equal("upstream", call.Answered.Fault);
        Assert.Equal(429, call.Answered.Status);
    }

    private async Task<(ClientOutcome Outcome, IReadOnlyList<RecordedCall> Calls)> RunAsync(string client, string @case)
    {
        var user = $"{client}.{@case}";
        var outcome = await Client.RunAsync(client, @case, await boundary.TargetAsync(user));
        return (outcome, boundary.Record.Of(user));
    }

    private static void AssertFailed(ClientOutcome outcome, string error, int status, string? type)
    {
        Assert.Equal((error, status), (outcome.Error, outcome.Status));
        if (type is not null)
        {
            Assert.Equal(type, outcome.Type);
        }
    }

    private static void AssertRefused(RecordedCall call, string error, int status)
    {
        Assert.Null(call.Asked);
        Assert.Equal(error, call.Answered!.Error);
        Assert.Equal("caller", call.Answered.Fault);
        Assert.Equal(status, call.Answered.Status);
        Assert.Equal("oncology", call.Call.Caller.Team);
    }
}
