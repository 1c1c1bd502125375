using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Cli.Demo;

/// <summary>The demo's calls, made as any application would: plain HTTP, each protocol once.</summary>
internal sealed class ClinicalCalls(HttpClient http, Uri gateway)
{
    private const string Model = "claude-sonnet";

    public Task<Scene> ConverseAsync(Clinician who, string model, string prompt, string what, int expected) =>
        WholeAsync(who, $"/model/{model}/converse", Converse(prompt), what, expected);

    public Task<Scene> OpenAiWithToolsAsync(Clinician who, string prompt, string what) =>
        WholeAsync(who, "/v1/chat/completions", WithTool(prompt), what, 200);

    public async Task<Scene> AnthropicStreamAsync(Clinician who, string prompt, string what)
    {
        using var response = await SendAsync(
            who,
            "/v1/messages",
            Messages(prompt),
            HttpCompletionOption.ResponseHeadersRead
        );
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var events = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            events += line.StartsWith("event:", StringComparison.Ordinal) ? 1 : 0;
        }

        return SceneOf(who, what, 200, response, $"{events} server-sent events");
    }

    /// <summary>Reads a little of a slow stream and leaves.</summary>
    public async Task<Scene> AbandonAsync(Clinician who, string prompt, string what)
    {
        using var response = await SendAsync(
            who,
            $"/model/{Model}/converse-stream",
            Converse(prompt),
            HttpCompletionOption.ResponseHeadersRead
        );
        await using var stream = await response.Content.ReadAsStreamAsync();
        var read = await stream.ReadAsync(new byte[512]);
        return SceneOf(who, what, (int)response.StatusCode, response, $"left after {read} bytes");
    }

    private async Task<Scene> WholeAsync(Clinician who, string path, JsonObject body, string what, int expected)
    {
        using var response = await SendAsync(who, path, body, HttpCompletionOption.ResponseContentRead);
        return SceneOf(who, what, expected, response, FirstWords(await response.Content.ReadAsStringAsync()));
    }

    private async Task<HttpResponseMessage> SendAsync(
        Clinician who,
        string path,
        JsonObject body,
        HttpCompletionOption until
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, path))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (who.Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who.Token);
        }

        return await http.SendAsync(request, until);
    }

    private static Scene SceneOf(Clinician who, string what, int expected, HttpResponseMessage response, string said) =>
        new(
            who.User,
            what,
            expected,
            (int)response.StatusCode,
            response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.First() : null,
            said
        );

    private static JsonObject Converse(string prompt) =>
        new() { ["messages"] = Turn(new JsonArray(new JsonObject { ["text"] = prompt })) };

    private static JsonObject Messages(string prompt) =>
        new()
        {
            ["model"] = Model,
            ["max_tokens"] = 400,
            ["stream"] = true,
            ["messages"] = Turn(prompt),
        };

    private static JsonObject WithTool(string prompt) =>
        new()
        {
            ["model"] = Model,
            ["messages"] = Turn(prompt),
            ["tools"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "function",
                    ["function"] = new JsonObject
                    {
                        ["name"] = "lookup_guideline",
                        ["description"] = "Finds a guideline",
                        ["parameters"] = new JsonObject { ["type"] = "object" },
                    },
                }
            ),
        };

    private static JsonArray Turn(JsonNode content) => new(new JsonObject { ["role"] = "user", ["content"] = content });

    private static string FirstWords(string body)
    {
        using var document = JsonDocument.Parse(body);
        var text = Find(document.RootElement) ?? body;
        text = text.ReplaceLineEndings(" ");
        return text.Length <= 90 ? text : text[..90] + "…";
    }

    // The first thing worth showing in any of the three protocols' answers and errors.
    private static string? Find(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (
                        property.Name is "text" or "content" or "message" or "arguments"
                        && property.Value.ValueKind == JsonValueKind.String
                    )
                    {
                        return property.Value.GetString();
                    }

                    if (Find(property.Value) is { } inner)
                    {
                        return inner;
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (Find(item) is { } inner)
                    {
                        return inner;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
