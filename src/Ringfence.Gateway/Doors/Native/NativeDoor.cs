using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ringfence.Gateway.Doors.Native;

/// <summary>Bedrock Runtime's own REST: what the AWS SDKs, Anthropic's Bedrock SDKs and Claude Code in Bedrock mode speak.</summary>
internal sealed class NativeDoor : IDoor
{
    public Door Kind => Door.Bedrock;

    public IClientCall? Read(Route route, IHeaderDictionary headers, ReadOnlyMemory<byte> body, out Refusal? refusal) =>
        route.Name switch
        {
            RouteName.Converse => ConverseCall.Read(route, headers, body, stream: false, out refusal),
            RouteName.ConverseStream => ConverseCall.Read(route, headers, body, stream: true, out refusal),
            RouteName.InvokeModel => InvokeCall.Read(route, headers, body, stream: false, out refusal),
            RouteName.InvokeModelWithResponseStream => InvokeCall.Read(route, headers, body, stream: true, out refusal),
            RouteName.CountTokens => CountTokensCall.Read(route, headers, body, out refusal),
            RouteName.ApplyGuardrail => ApplyGuardrailCall.Read(route, headers, body, out refusal),
            _ => throw new ArgumentOutOfRangeException(nameof(route), route.Name, "is not a route of this door"),
        };

    public void WriteError(ClientError error, IHeaderDictionary headers, IBufferWriter<byte> to)
    {
        headers["x-amzn-ErrorType"] = error.AwsType;
        to.Write("{\"message\":"u8);
        to.Write(JsonText.Quote(error.Message).Span);
        to.Write("}"u8);
    }

    /// <summary>The members of ListFoundationModels that the gateway vouches for: the names its policy lets this caller use.</summary>
    public void WriteModels(IReadOnlyList<string> names, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, JsonText.Writer);
        json.WriteStartObject();
        json.WriteStartArray("modelSummaries"u8);
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("modelId"u8, name);
            json.WriteString("modelName"u8, name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
