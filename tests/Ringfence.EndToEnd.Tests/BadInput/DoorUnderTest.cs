namespace Ringfence.EndToEnd.BadInput;

/// <summary>A door as a plain HTTP client sees it: where to post, what a good request is, and where an error says its type.</summary>
internal sealed record DoorUnderTest(string Path, string GoodBody)
{
    private static readonly Dictionary<string, DoorUnderTest> All = new()
    {
        ["bedrock"] = new(
            "/model/claude-sonnet/converse",
            """{"messages":[{"role":"user","content":[{"text":"Say hello."}]}]}"""
        ),
        ["anthropic"] = new(
            "/v1/messages",
            """{"model":"claude-sonnet","max_tokens":200,"messages":[{"role":"user","content":"Say hello."}]}"""
        ),
        ["openai"] = new(
            "/v1/chat/completions",
            """{"model":"claude-sonnet","messages":[{"role":"user","content":"Say hello."}]}"""
        ),
    };

    public static DoorUnderTest Named(string name) => All[name];

    /// <summary>Head and body of a POST, with a length that is true.</summary>
    public string Post(string token, string? body = null, string contentType = "application/json")
    {
        body ??= GoodBody;
        return $"{Head(token, contentType)}content-length: {body.Length}\r\n\r\n{body}";
    }

    /// <summary>The head up to, and without, whatever says how long the body is; one character is one byte.</summary>
    public string Head(string token, string contentType = "application/json") =>
        $"POST {Path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {token}\r\n"
        + (contentType.Length == 0 ? "" : $"content-type: {contentType}\r\n");

    /// <summary>The error's type in the protocol's own place.</summary>
    public static string? ErrorType(RawResponse response) =>
        response.Headers.GetValueOrDefault("x-amzn-errortype")
        ?? response.Json.GetProperty("error").GetProperty("type").GetString();

    /// <summary>The error's text.</summary>
    public static string Message(RawResponse response) =>
        (response.Json.TryGetProperty("error", out var error) ? error : response.Json)
            .GetProperty("message")
            .GetString()!;
}
