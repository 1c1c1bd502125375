using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

/// <summary>
/// Walks every route in every encoding of a model id, and a good many targets that are no route, with and without a credential, over a real
/// socket: whatever reaches the upstream was identified, allowed, admitted and recorded before, and nothing else does.
/// </summary>
public sealed class BypassTests
{
    private const string Converse = """{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}""";
    private const string Claude =
        """{"anthropic_version":"bedrock-2023-05-31","max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}""";
    private const string Messages = """{"model":"MODEL","max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}""";
    private const string Denied = "cohere.command-r-v1:0";

    private static readonly string[] Operations =
    [
        "converse",
        "converse-stream",
        "invoke",
        "invoke-with-response-stream",
        "count-tokens",
        "invoke-with-bidirectional-stream",
        "Converse",
        "converse/",
        "converse%2F",
        "/converse",
        "./converse",
        "../converse/converse",
        "%63onverse",
        "converse;a=b",
        "converse%3Fx",
        "converse#x",
        "converse\\",
    ];

    /// <summary>Ways to write a model id into a path, from the proper to the vicious; allowed and denied ones.</summary>
    private static readonly string[] Models =
    [
        "us.anthropic.claude-sonnet-5",
        "us%2Eanthropic%2Eclaude-sonnet-5",
        "amazon.titan-text-express-v1:0",
        "amazon.titan-text-express-v1%3A0",
        "amazon.titan-text-express-v1%3a0",
        "amazon.titan-text-express-v1%253A0",
        "claude",
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-5",
        "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.anthropic.claude-sonnet-5",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile%2Feu.anthropic.claude-sonnet-5",
        "arn:aws:bedrock:us-east-1::foundation-model%2Fcohere.command-r-v1:0",
        "arn%3aaws%3abedrock%3aus-east-1%3a%3afoundation-model%2fcohere.command-r-v1%3a0",
        Denied,
        "cohere.command-r-v1%3A0",
        "%63ohere.command-r-v1%3A0",
        "cohere%C0%AEcommand-r-v1",
        "cohere.command-r-v1%003A0",
        "us.anthropic.claude-sonnet-5%2F..%2Fcohere.command-r-v1%3A0",
        "us.anthropic.claude-sonnet-5/../cohere.command-r-v1%3A0",
        "us.anthropic.claude-sonnet-5;cohere.command-r-v1",
        "us.anthropic.claude-sonnet-5,cohere.command-r-v1",
        "us.anthropic.claude-sonnet-5?model=cohere.command-r-v1",
        "..",
        "%2e%2e",
        "%252e%252e",
        "",
        "%20",
        "global.anthropic.claude-sonnet-5",
        "eu.anthropic.claude-sonnet-5",
    ];

    private static readonly string[] Others =
    [
        "/",
        "//",
        "/model",
        "/model/",
        "/v1",
        "/v1/complete",
        "/v1/responses",
        "/v1/messages/batches",
        "/v1/files",
        "/openai/v1/chat/completions",
        "/anthropic/v1/messages",
        "/async-invoke",
        "/guardrail-checks/invoke",
        "/guardrail/gr1/version/1",
        "/guardrail/gr1/version/1/apply/x",
        "/foundation-models/x",
        "/inference-profiles",
        "/logging/modelinvocations",
        "/healthz/",
        "/metrics/../model/cohere.command-r-v1/converse",
        "/readyz%2F..%2Fmodel/cohere.command-r-v1/converse",
        "http://gateway/model/us.anthropic.claude-sonnet-5/converse",
        "http://gateway//model/cohere.command-r-v1/converse",
        "*",
    ];

    [Fact]
    public async Task Nothing_reaches_the_upstream_that_was_not_identified_allowed_and_recorded()
    {
        await using var world = await GatewayWorld.StartAsync();
        var leaks = new List<string>();
        var durable = 0L;
        var passed = 0;
        world.Bedrock.Answer = http =>
        {
            durable = world.Ledger.Size;
            passed++;
            return FakeBedrock.Json(http, 200, FakeBedrock.ConverseAnswer);
        };

        foreach (var (target, body) in Targets())
        {
            foreach (var credential in Credentials(world))
            {
                foreach (var method in (string[])["POST", "GET", "PUT"])
                {
                    var before = world.Ledger.Size;
                    var request = Raw.Post(target, credential, body)
                        .Replace("POST ", $"{method} ", StringComparison.Ordinal);
                    await Raw.SendAsync(world.Http1, request);
                    var mayPass = method == "POST" && credential == Known(world);
                    leaks.AddRange(Leaks(world, target, before, mayPass, durable));
                }
            }
        }

        Assert.Empty(leaks);
        Assert.InRange(passed, 20, 200);
    }

    /// <summary>A walk that lets nothing through would prove nothing.</summary>
    [Theory]
    [InlineData("us.anthropic.claude-sonnet-5", "us.anthropic.claude-sonnet-5")]
    [InlineData("us%2Eanthropic%2Eclaude-sonnet-5", "us.anthropic.claude-sonnet-5")]
    [InlineData("claude", "us.anthropic.claude-sonnet-5")]
    [InlineData("amazon.titan-text-express-v1:0", "amazon.titan-text-express-v1%3A0")]
    [InlineData("amazon.titan-text-express-v1%3a0", "amazon.titan-text-express-v1%3A0")]
    public async Task The_upstream_path_is_rebuilt_in_one_encoding(string written, string sent)
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.SendAsync(
            world.Http1,
            Raw.Post($"/model/{written}/converse?x=%2Fmodel%2Fother", Known(world), Converse)
        );

        Assert.Equal(200, Raw.Status(answer));
        Assert.Equal($"/model/{sent}/converse", Assert.Single(world.Bedrock.Requests).Target);
    }

    private static IEnumerable<(string Target, string Body)> Targets()
    {
        foreach (var model in Models)
        {
            foreach (var operation in Operations)
            {
                yield return (
                    $"/model/{model}/{operation}",
                    operation.StartsWith("invoke", StringComparison.Ordinal) ? Claude : Converse
                );
            }
            yield return (
                "/v1/messages",
                Messages.Replace("MODEL", model.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal)
            );
            yield return (
                "/v1/chat/completions",
                Messages.Replace("MODEL", model.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal)
            );
        }
        foreach (var other in Others)
        {
            yield return (other, Converse);
        }
    }

    private static string Known(GatewayWorld world) => $"Authorization: Bearer {world.Token}\r\n";

    private static IEnumerable<string> Credentials(GatewayWorld world) =>
        [Known(world), "", "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n"];

    private static IEnumerable<string> Leaks(GatewayWorld world, string target, long before, bool mayPass, long durable)
    {
        while (world.Bedrock.Requests.TryDequeue(out var reached))
        {
            if (!mayPass)
            {
                yield return $"{target} reached {reached.Target} without a credential or by another method";
            }
            if (durable <= before)
            {
                yield return $"{target} reached {reached.Target} before its entry was durable";
            }
            if (!IsAllowed(reached.Target))
            {
                yield return $"{target} reached {reached.Target}, which policy does not allow";
            }
            if (
                !reached.Headers.TryGetValue("Authorization", out var signature)
                || !signature.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)
            )
            {
                yield return $"{target} reached {reached.Target} without the gateway's signature";
            }
        }
    }

    private static bool IsAllowed(string target) =>
        target.StartsWith("/model/us.anthropic.", StringComparison.Ordinal)
        || target.StartsWith("/model/amazon.", StringComparison.Ordinal)
        || target.StartsWith("/model/anthropic.", StringComparison.Ordinal)
            && target.EndsWith("/count-tokens", StringComparison.Ordinal)
        || target.StartsWith(
            "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.anthropic.",
            StringComparison.Ordinal
        );
}
