using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;
using Ringfence.Gateway.Doors.OpenAi;

namespace Ringfence.Gateway.Tests.Doors;

/// <summary>Requests that real clients sent, kept beside the repository; the doors must read every one that is theirs.</summary>
public sealed class CaptureTests
{
    private static readonly string[] Files =
    [
        "client-captures-anthropic-openai-sdks.jsonl",
        "client-captures-dotnet.jsonl",
    ];

    [Fact]
    public void Every_captured_request_is_read_and_sent_on()
    {
        string folder = Path.Combine(Repository(), "..", "shared", "facts");
        Assert.SkipUnless(Directory.Exists(folder), "The captures are not beside this repository (../shared/facts).");
        int read = 0;
        foreach (
            JsonNode capture in Files
                .SelectMany(file => File.ReadLines(Path.Combine(folder, file)))
                .Select(line => JsonNode.Parse(line)!)
        )
        {
            read += capture["url"] is { } url && Send((string)url!, capture) ? 1 : 0;
        }

        Assert.Equal(16, read);
    }

    /// <summary>False for requests of the native door and of APIs that the gateway does not offer.</summary>
    private static bool Send(string url, JsonNode capture)
    {
        (IDoor Door, RouteName Route)? to = url.Split('?')[0] switch
        {
            var path when path.EndsWith("/v1/messages", StringComparison.Ordinal) => (
                new AnthropicDoor(),
                RouteName.Messages
            ),
            var path when path.EndsWith("/count_tokens", StringComparison.Ordinal) => (
                new AnthropicDoor(),
                RouteName.MessagesCountTokens
            ),
            var path when path.EndsWith("/v1/chat/completions", StringComparison.Ordinal) => (
                new OpenAiDoor(new FakeTime()),
                RouteName.ChatCompletions
            ),
            _ => null,
        };
        if (to is not { } found)
        {
            return false;
        }

        var headers = capture["headers"]!.AsObject().Select(h => (h.Key, (string)h.Value!)).ToArray();
        string body = (string)capture["body"]!;
        IClientCall call = Calls.Read(found.Door, found.Route, body, headers);
        Assert.Equal((string)JsonNode.Parse(body)!["model"]!, call.ModelAsked);
        Assert.Equal(body.Contains("\"stream\":true", StringComparison.Ordinal), call.Stream);
        JsonNode sent = JsonNode.Parse(call.To(Calls.Claude).Text())!;
        Assert.Equal(found.Route == RouteName.MessagesCountTokens, sent["input"] is not null);
        Assert.Equal(found.Route == RouteName.Messages, sent["anthropic_version"] is not null);
        call.To(Calls.Nova);
        return true;
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No repository above the tests.");
    }
}
