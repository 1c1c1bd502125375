using System.Text;
using Microsoft.AspNetCore.Http;
using Ringfence.Aws.Bedrock;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;
using Ringfence.Gateway.Doors.OpenAi;

namespace Ringfence.Gateway.Tests.Doors;

/// <summary>Requests through a door, as the gateway's core takes them.</summary>
internal static class Calls
{
    public const string Claude = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    public const string Nova = "amazon.nova-pro-v1:0";

    public static readonly CallLabels Labels = new(
        "req-1",
        [new("ringfence-request", "req-1"), new("team", "oncology")],
        null,
        null
    );
    public static readonly CallLabels Guarded = Labels with { GuardrailId = "gr1", GuardrailVersion = "3" };

    private static readonly AnthropicDoor Anthropic = new();
    private static readonly OpenAiDoor OpenAi = new(new FakeTime(DateTimeOffset.FromUnixTimeSeconds(1700000000)));

    public static IClientCall Messages(string body, params (string, string)[] headers) =>
        Read(Anthropic, RouteName.Messages, body, headers);

    public static IClientCall Chat(string body) => Read(OpenAi, RouteName.ChatCompletions, body);

    public static IClientCall Read(IDoor door, RouteName route, string body, params (string, string)[] headers)
    {
        IClientCall? call = door.Read(
            new Route(door.Kind, route),
            Headers(headers),
            Encoding.UTF8.GetBytes(body),
            out Refusal? refusal
        );
        Assert.True(call is not null, refusal?.Message);
        return call;
    }

    public static Refusal Refused(RouteName route, string body, string model = Nova)
    {
        IDoor door = route is RouteName.Messages or RouteName.MessagesCountTokens ? Anthropic : OpenAi;
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        IClientCall? call = door.Read(new Route(door.Kind, route), Headers([]), bytes, out Refusal? refusal);
        UpstreamCall? upstream = call?.ToUpstream(Model(model), Labels, out refusal);
        Assert.True(upstream is null && refusal is not null, "The request was taken.");
        Assert.Equal(GatewayError.RequestInvalid, refusal.Error);
        return refusal;
    }

    public static UpstreamCall To(this IClientCall call, string model, CallLabels? labels = null)
    {
        UpstreamCall? upstream = call.ToUpstream(Model(model), labels ?? Labels, out Refusal? refusal);
        Assert.True(upstream is not null, refusal?.Message);
        Assert.Null(refusal);
        return upstream;
    }

    public static string Text(this UpstreamCall call) => Encoding.UTF8.GetString(call.Body.Span);

    public static string? Header(this UpstreamCall call, string name) =>
        call.Headers.SingleOrDefault(h => h.Key == name).Value;

    public static string Answer(this IClientCall call, string upstream) =>
        Frames.Write(to => call.WriteAnswer(Encoding.UTF8.GetBytes(upstream), to));

    public static ModelId Model(string id)
    {
        Assert.True(ModelId.TryParse(id, out ModelId model));
        return model;
    }

    public static HeaderDictionary Headers((string Name, string Value)[] headers)
    {
        var dictionary = new HeaderDictionary { ["content-type"] = "application/json" };
        foreach ((string name, string value) in headers)
        {
            if (!name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
            {
                dictionary.Append(name, value);
            }
        }

        return dictionary;
    }
}
