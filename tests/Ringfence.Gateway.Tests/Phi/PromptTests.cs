using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Phi;

/// <summary>Step 4: what goes up of a prompt with identifiers, through every door.</summary>
public sealed class PromptTests
{
    private const string Text = $"\"{Patient.Note}\"";

    /// <summary>Each door, with the patient in every place that a body has for words.</summary>
    public static TheoryData<string, string> Doors { get; } =
        new()
        {
            {
                $"/model/{GatewayWorld.Model}/converse",
                """{"system":[{"text":TEXT}],"messages":[{"role":"user","content":[{"text":TEXT},{"document":{"name":"NAME chart","format":"txt","source":{"text":TEXT}}}]},{"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"find","input":{"patientName":"NAME","nested":[{"note":TEXT}],"mrn":48213377}}}]},{"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":TEXT},{"json":{"NAME":{"mrn":"NUMBER"}}}]}}]}],"promptVariables":{"p":{"text":TEXT}},"somethingNew":{"field":TEXT},"requestMetadata":{"case":"MRN NUMBER"}}"""
            },
            {
                $"/model/{GatewayWorld.Model}/converse-stream",
                """{"messages":[{"role":"user","content":[{"text":TEXT}]}]}"""
            },
            {
                $"/model/{GatewayWorld.Model}/invoke",
                """{"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"system":TEXT,"messages":[{"role":"user","content":TEXT},{"role":"user","content":[{"type":"document","title":"NAME","source":{"type":"text","media_type":"text/plain","data":TEXT}},{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":TEXT}]}]}]}"""
            },
            {
                "/model/amazon.nova-lite-v1:0/invoke",
                """{"schemaVersion":"messages-v1","system":[{"text":TEXT}],"messages":[{"role":"user","content":[{"text":TEXT}]}]}"""
            },
            {
                "/model/amazon.titan-text-express-v1/invoke",
                """{"inputText":TEXT,"textGenerationConfig":{"maxTokenCount":9}}"""
            },
            { "/model/amazon.titan-embed-text-v2:0/invoke", """{"inputText":TEXT}""" },
            {
                "/v1/messages",
                """{"model":"claude","max_tokens":9,"system":[{"type":"text","text":TEXT}],"messages":[{"role":"user","content":[{"type":"text","text":TEXT}]},{"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"find","input":{"who":TEXT}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":TEXT}]}]}"""
            },
            { "/v1/messages/count_tokens", """{"model":"claude","messages":[{"role":"user","content":TEXT}]}""" },
            {
                $"/model/{GatewayWorld.Model}/count-tokens",
                """{"input":{"converse":{"messages":[{"role":"user","content":[{"text":TEXT}]}]}}}"""
            },
            {
                "/v1/chat/completions",
                """{"model":"claude","user":"MRN NUMBER","messages":[{"role":"system","content":TEXT},{"role":"user","content":[{"type":"text","text":TEXT},{"type":"file","file":{"filename":"n.txt","file_data":"data:text/plain;base64,BASE64"}}]},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"patient\":\"NAME\"}"}}]},{"role":"tool","tool_call_id":"c1","content":TEXT}],"tools":[{"type":"function","function":{"name":"find","parameters":{"type":"object","properties":{"patient":{"type":"string"}}}}}]}"""
            },
            { "/v1/embeddings", """{"model":"amazon.titan-embed-text-v2:0","input":TEXT}""" },
            { "/guardrail/gr1/version/1/apply", """{"source":"INPUT","content":[{"text":{"text":TEXT}}]}""" },
        };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task No_identifier_goes_up_through_any_door(string path, string body)
    {
        foreach (var policy in (string[])["Label", "Pseudonym", "Erase"])
        {
            await using var world = await StartAsync(policy);
            using var response = await world.Client.PostAsync(
                path,
                GatewayWorld.Json(Filled(body)),
                TestContext.Current.CancellationToken
            );
            var sent = Assert.Single(world.Bedrock.Requests);
            Patient.IsNotIn(Readable(sent.Body));
            Assert.All(sent.Headers.Values, Patient.IsNotIn);
            Assert.StartsWith(
                policy.ToLowerInvariant(),
                response.Headers.GetValues("x-ringfence-phi").Single(),
                StringComparison.Ordinal
            );

            var record = await world.RecordedAsync();
            var asked = Assert.Single(record.Asked);
            Assert.True(asked.Call.Phi["NAME"] >= 1 && asked.Call.Phi["MRN"] >= 1);
            Assert.Equal(policy.ToLowerInvariant(), asked.Call.PhiPolicy);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sent.Body)), asked.Call.BodyDigest);
            Assert.Equal(sent.Body.Length, asked.Call.BodyBytes);
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_policy_that_blocks_sends_nothing_and_names_kinds_and_counts_alone(string path, string body)
    {
        await using var world = await StartAsync("Block");
        using var response = await world.Client.PostAsync(
            path,
            GatewayWorld.Json(Filled(body)),
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("MRN ", answer, StringComparison.Ordinal);
        Patient.IsNotIn(answer);
        Assert.Empty(world.Bedrock.Requests);
        var record = await world.RecordedAsync();
        var answered = Assert.Single(record.Answered);
        Assert.Equal("IdentifiersRefused", answered.Error);
        Assert.Equal("block", answered.Call!.PhiPolicy);
        Assert.True(answered.Call.Phi["MRN"] >= 1);
        Assert.Equal("", answered.Call.BodyDigest);
        Assert.Empty(record.Asked);
    }

    [Fact]
    public async Task Detecting_counts_and_changes_nothing()
    {
        await using var world = await StartAsync("Detect");
        var body = $$"""{ "inputText" : {{Text}} }""";
        using var response = await world.Client.PostAsync(
            "/model/amazon.titan-embed-text-v2:0/invoke",
            GatewayWorld.Json(body),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(body, Encoding.UTF8.GetString(Assert.Single(world.Bedrock.Requests).Body));
        Assert.Equal(1, Assert.Single((await world.RecordedAsync()).Asked).Call.Phi["MRN"]);
        Assert.Contains("MRN=1", response.Headers.GetValues("x-ringfence-phi").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_byte_outside_an_identifier_stays_as_the_client_wrote_it()
    {
        await using var world = await StartAsync("Label");
        const string Body =
            """{ "z":1e0,"inputText" : "Caf\u00e9 \ud83d\ude00 na\u00efve 😀 \"q\" MRN: UH-48213377\n\/end", "x":[1.50, null ,true] }""";
        const string Expected =
            """{ "z":1e0,"inputText" : "Caf\u00e9 \ud83d\ude00 na\u00efve 😀 \"q\" MRN: [MRN]\n\/end", "x":[1.50, null ,true] }""";
        using var response = await world.Client.PostAsync(
            "/model/amazon.titan-embed-text-v2:0/invoke",
            GatewayWorld.Json(Body),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Expected, Encoding.UTF8.GetString(Assert.Single(world.Bedrock.Requests).Body));
    }

    [Fact]
    public async Task A_body_without_identifiers_goes_up_as_it_came()
    {
        await using var world = await StartAsync("Pseudonym");
        const string Body =
            """{ "anthropic_version":"bedrock-2023-05-31", "max_tokens":9,"tools":[{"name":"lookup_2024","input_schema":{"type":"object","required":["a_b"]}}],"messages":[{"role":"user","content":"Is 5 mg of apixaban b.i.d. right at a creatinine of 1.8 mg/dL?"}] }""";
        using var response = await world.Client.PostAsync(
            $"/model/{GatewayWorld.Model}/invoke",
            GatewayWorld.Json(Body),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Body, Encoding.UTF8.GetString(Assert.Single(world.Bedrock.Requests).Body));
    }

    [Fact]
    public async Task A_team_of_its_own_policy_is_judged_by_that()
    {
        await using var world = await StartAsync("Label", new() { ["Phi:Teams:oncology:Policy"] = "Off" });
        using var response = await world.ConverseAsync(
            $$"""{"messages":[{"role":"user","content":[{"text":{{Text}}}]}]}"""
        );
        Assert.Contains(
            Patient.Name,
            Encoding.UTF8.GetString(Assert.Single(world.Bedrock.Requests).Body),
            StringComparison.Ordinal
        );
        Assert.Equal("off", Assert.Single((await world.RecordedAsync()).Asked).Call.PhiPolicy);
    }

    [Fact]
    public async Task A_teams_own_texts_are_allowed_and_denied_in_any_case()
    {
        await using var world = await StartAsync(
            "Label",
            new() { ["Phi:Default:Allow:0"] = Patient.Name, ["Phi:Default:Deny:0"] = "bluefin trial" }
        );
        using var response = await world.ConverseAsync(
            """{"messages":[{"role":"user","content":[{"text":"Patient: Harold Whitcombe takes part in the Bluefin Trial, not in bluefin trials."}]}]}"""
        );
        Assert.Contains(
            "Harold Whitcombe takes part in the [ID], not in bluefin trials.",
            Encoding.UTF8.GetString(Assert.Single(world.Bedrock.Requests).Body),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"iVBORw0KGgo="}}}]}]}"""
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"document":{"format":"pdf","name":"a","source":{"bytes":"JVBERi0="}}}]}]}"""
    )]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"video":{"format":"mp4","source":{"s3Location":{"uri":"s3://b/k"}}}}]}]}"""
    )]
    public async Task What_cannot_be_read_is_refused_unless_it_may_pass(string body)
    {
        await using (var world = await StartAsync("Label"))
        {
            using var refused = await world.ConverseAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Empty(world.Bedrock.Requests);
        }
        await using (var world = await StartAsync("Label", new() { ["Phi:Default:Attachments"] = "Pass" }))
        {
            using var passed = await world.ConverseAsync(body);
            Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
        }
    }

    [Fact]
    public async Task A_prompt_of_more_identifiers_than_allowed_is_refused()
    {
        await using var world = await StartAsync("Label", new() { ["Phi:Default:MaxIdentifiers"] = "3" });
        using var response = await world.ConverseAsync(
            $$"""{"messages":[{"role":"user","content":[{"text":{{Text}}}]}]}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public async Task A_lone_surname_is_known_by_the_line_of_another_block_before_or_after_it()
    {
        await using var world = await StartAsync("Label");
        using var response = await world.ConverseAsync(
            """{"system":[{"text":"Is the plan of Quexalote right?"}],"messages":[{"role":"user","content":[{"text":"Patient: Emeka Quexalote, has a cough."},{"text":"Give Quexalote apixaban?"}]}]}"""
        );
        var sent = Assert.Single(world.Bedrock.Requests).Text;
        Assert.Contains("Is the plan of [NAME] right?", sent, StringComparison.Ordinal);
        Assert.Contains("Give [NAME] apixaban?", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_since_it_cannot_be_judged()
    {
        await using var world = await StartAsync("Label");
        using var response = await world.ConverseAsync(
            """{"messages":[{"role":"user","content":[{"text":"a \ud800 b"}]}]}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    [Fact]
    public void Everything_wrong_with_the_rules_is_told_at_once()
    {
        var options = new Ringfence.Gateway.Phi.PhiOptions();
        options.Default.Ignore.Add("NOSE");
        options.Default.Thresholds["NAME"] = 3;
        options.Default.Allow.Add("x");
        options.Default.Deny.Add("X");
        options.Teams["a"] = new() { MaxIdentifiers = -1, Deny = [" "] };
        Assert.Equal(5, options.Problems().Count());
    }

    private static Task<GatewayWorld> StartAsync(string policy, Dictionary<string, string?>? settings = null) =>
        GatewayWorld.StartAsync(new(settings ?? []) { ["Phi:Default:Policy"] = policy });

    private static string Filled(string body) =>
        body.Replace("TEXT", Text, StringComparison.Ordinal)
            .Replace("NAME", Patient.Name, StringComparison.Ordinal)
            .Replace("NUMBER", Patient.Mrn, StringComparison.Ordinal)
            .Replace("BASE64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Patient.Note)), StringComparison.Ordinal);

    /// <summary>The body, and the text in what it has in base64.</summary>
    private static string Readable(byte[] body)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(body));
        using var json = JsonDocument.Parse(body);
        Append(json.RootElement);
        return text.ToString();

        void Append(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Append(member.Value);
                    }
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                    {
                        Append(item);
                    }
                    break;
                case JsonValueKind.String when element.TryGetBytesFromBase64(out var bytes):
                    text.Append(Encoding.UTF8.GetString(bytes));
                    break;
                case JsonValueKind.String:
                    text.Append(element.GetString());
                    break;
            }
        }
    }
}
