using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Aws.EventStream;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonObject> JsonAsync(this Task<HttpResponseMessage> sending)
    {
        var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Status, exception type and message of a refusal.</summary>
    public static async Task<(int Status, string? Type, string Message)> ErrorAsync(
        this Task<HttpResponseMessage> sending
    )
    {
        var response = await sending;
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : null;
        return ((int)response.StatusCode, type, body!["message"]!.GetValue<string>());
    }

    public static string Said(this JsonObject converse) =>
        converse["output"]!["message"]!["content"]![0]!["text"]!.GetValue<string>();

    /// <summary>All frames of a stream, in order: type and payload; the last is <c>cut</c> when it ended between or within frames.</summary>
    public static async Task<IReadOnlyList<(string Type, JsonObject Payload)>> FramesAsync(
        this Task<HttpResponseMessage> sending
    )
    {
        var response = await sending;
        Assert.Equal("application/vnd.amazon.eventstream", response.Content.Headers.ContentType?.MediaType);
        var frames = new List<(string, JsonObject)>();
        using var decoder = new EventStreamDecoder();
        await using var stream = await response.Content.ReadAsStreamAsync();
        try
        {
            while (await stream.ReadAsync(decoder.GetMemory()) is var count && count > 0)
            {
                decoder.Advance(count);
                while (decoder.TryRead(out var message))
                {
                    frames.Add(
                        (Encoding.UTF8.GetString(message.EventType), JsonNode.Parse(message.Payload)!.AsObject())
                    );
                }
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            frames.Add(("cut", new JsonObject { ["midFrame"] = decoder.IsMidFrame }));
        }

        return frames;
    }

    /// <summary>The model's own events within the chunks of an InvokeModel stream.</summary>
    public static IReadOnlyList<JsonObject> Chunks(this IReadOnlyList<(string Type, JsonObject Payload)> frames) =>
        [
            .. frames
                .Where(frame => frame.Type == "chunk")
                .Select(frame => JsonNode.Parse(frame.Payload["bytes"]!.GetValue<string>().FromBase64())!.AsObject()),
        ];

    public static string FromBase64(this string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
