using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Anthropic;
using Ringfence.Gateway.Doors.OpenAi;

namespace Ringfence.Gateway.Tests.Doors;

/// <summary>Bodies with bytes changed, cut out and put in: whatever comes, a door answers with a refusal or with a call that is valid JSON.</summary>
public sealed class MutationTests
{
    private static readonly (IDoor Door, RouteName Route, string Model, string Body)[] Bodies =
    [
        (
            new AnthropicDoor(),
            RouteName.Messages,
            Calls.Claude,
            """{"model":"m","stream":true,"max_tokens":9,"anthropic_beta":["a"],"messages":[{"role":"user","content":"x"}]}"""
        ),
        (
            new AnthropicDoor(),
            RouteName.Messages,
            Calls.Nova,
            """
            {"model":"m","max_tokens":9,"system":[{"type":"text","text":"s","cache_control":{"ttl":"5m"}}],"tool_choice":{"type":"auto"},
             "tools":[{"name":"t","input_schema":{}}],"output_config":{"effort":"low","format":{"type":"json_schema","schema":{}}},
             "messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"x"}},
             {"type":"document","title":"é","source":{"type":"text","media_type":"text/plain","data":"x"}},
             {"type":"tool_result","tool_use_id":"t","is_error":true,"content":[{"type":"text","text":"\ud83d\ude00"}]}]}]}
            """
        ),
        (
            new AnthropicDoor(),
            RouteName.MessagesCountTokens,
            Calls.Claude,
            """{"model":"m","messages":[{"role":"user","content":"x"}]}"""
        ),
        (
            new OpenAiDoor(new FakeTime()),
            RouteName.ChatCompletions,
            Calls.Claude,
            """
            {"model":"m","temperature":1,"stop":["a"],"metadata":{"k":"v"},"user":"u","tool_choice":"auto","parallel_tool_calls":false,
             "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"stream_options":{"include_usage":true},
             "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},
             "messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},
             {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AA=="}}]},
             {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":\"\\ud83d\"}"}}]},
             {"role":"tool","tool_call_id":"c","content":"\ud83d\ude00"}]}
            """
        ),
        (
            new OpenAiDoor(new FakeTime()),
            RouteName.Embeddings,
            "cohere.embed-v4:0",
            """{"model":"m","input":["a","\ud83d\ude00"],"encoding_format":"base64","dimensions":256,"user":"u"}"""
        ),
    ];

    [Fact]
    public void A_mutated_body_is_refused_or_becomes_valid_json()
    {
        var cases =
            from which in Gen.Choose(0, Bodies.Length - 1)
            from edits in (
                from kind in Gen.Choose(0, 2)
                from place in Gen.Choose(0, 2000)
                from value in Gen.Elements<byte>([.. "\"{}[],:\\ud8x0n "u8, 0xC3, 0x80])
                select (kind, place, value)
            )
                .ArrayOf()
                .Resize(4)
            select (which, edits);
        Prop.ForAll(cases.ToArbitrary(), given => Holds(given.which, given.edits))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static void Holds(int which, (int Kind, int Place, byte Value)[] edits)
    {
        var (door, route, model, text) = Bodies[which];
        List<byte> body = [.. Encoding.UTF8.GetBytes(text)];
        foreach (var (kind, place, value) in edits)
        {
            var at = place % body.Count;
            if (kind != 0)
            {
                body.RemoveAt(at);
            }
            if (kind != 1)
            {
                body.Insert(at, value);
            }
        }
        var call = door.Read(new Route(door.Kind, route), Calls.Headers([]), body.ToArray(), out var refusal);
        var upstream = call?.ToUpstream(Calls.Model(model), Calls.Guarded, out refusal);
        if (upstream is null)
        {
            Assert.Equal(GatewayError.RequestInvalid, refusal!.Error);
            Assert.NotEmpty(refusal.Message);
            return;
        }
        using var json = JsonDocument.Parse(upstream.Body, new JsonDocumentOptions { MaxDepth = 256 });
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.True(call!.TokensAtMost >= 0);
    }
}
