using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ringfence.EndToEnd.Running;

/// <summary>One way to ask for an answer: a door, and whether it is streamed.</summary>
internal sealed record DoorCall(string Name, string Path, bool Http2, Func<string, string> Body)
{
    private const string Profile = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    public static IReadOnlyList<DoorCall> All { get; } =
    [
        new("converse", "/model/claude-sonnet/converse", false, Converse),
        new("converse-stream", "/model/claude-sonnet/converse-stream", true, Converse),
        new("invoke", $"/model/{Profile}/invoke", true, Invoke),
        new("invoke-stream", $"/model/{Uri.EscapeDataString(Profile)}/invoke-with-response-stream", false, Invoke),
        new("messages", "/v1/messages", false, prompt => Messages(prompt, stream: false)),
        new("messages-stream", "/v1/messages", false, prompt => Messages(prompt, stream: true)),
        new("chat", "/v1/chat/completions", false, prompt => Chat(prompt, stream: false)),
        new("chat-stream", "/v1/chat/completions", true, prompt => Chat(prompt, stream: true)),
    ];

    public static DoorCall Named(string name) => All.Single(call => call.Name == name);

    /// <summary>Sends it; the response is given back when its head is there.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpClient http,
        Uri http1,
        Uri http2,
        string token,
        string prompt,
        CancellationToken cancel = default
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Http2 ? http2 : http1, Path))
        {
            Content = new StringContent(Body(prompt), Encoding.UTF8, "application/json"),
            Version = Http2 ? new Version(2, 0) : new Version(1, 1),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private static string Converse(string prompt) =>
        $$"""{"messages":[{"role":"user","content":[{"text":{{Json(prompt)}}}]}]}""";

    private static string Invoke(string prompt) =>
        $$"""{"anthropic_version":"bedrock-2023-05-31","max_tokens":500,"messages":[{"role":"user","content":{{Json(prompt)}}}]}""";

    private static string Messages(string prompt, bool stream) =>
        $$"""{"model":"claude-sonnet","max_tokens":500,"stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":{{Json(prompt)}}}]}""";

    private static string Chat(string prompt, bool stream) =>
        $$"""{"model":"claude-sonnet","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":{{Json(prompt)}}}]}""";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
