using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Request bodies.</summary>
internal static class Bodies
{
    public static string Converse(string text, Action<JsonObject>? change = null)
    {
        var body = JsonNode
            .Parse("""{"messages":[{"role":"user","content":[{"text":""}]}],"inferenceConfig":{"maxTokens":4000}}""")!
            .AsObject();
        body["messages"]![0]!["content"]![0]!["text"] = text;
        change?.Invoke(body);
        return body.ToJsonString();
    }

    public static string Claude(string text, Action<JsonObject>? change = null, string version = "bedrock-2023-05-31")
    {
        var body = new JsonObject
        {
            ["anthropic_version"] = version,
            ["max_tokens"] = 4000,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
        };
        change?.Invoke(body);
        return body.ToJsonString();
    }
}
