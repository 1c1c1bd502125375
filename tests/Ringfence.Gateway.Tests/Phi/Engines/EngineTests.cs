using System.Net;
using System.Text;
using Ringfence.Gateway.Tests.LocalBedrock;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Phi.Engines;

/// <summary>Engines beside the gateway's own detectors: what they find goes, and what they cannot judge is not sent.</summary>
public sealed class EngineTests
{
    // Names that the gateway's own detectors do not know: no word near them says that they are one.
    private const string Unknown = "Quexalote";

    private static readonly (string, string)[] Engines = [("ComprehendMedical", "NAME"), ("Presidio", "PERSON")];

    public static TheoryData<string, string> Kinds { get; } = new(Engines.Select(it => (it.Item1, it.Item2)));

    public static TheoryData<string, string> Faults { get; } =
        new(
            from engine in (string[])["ComprehendMedical", "Presidio"]
            from manner in Enum.GetNames<Manner>()
            where manner != nameof(Manner.Well)
            select (engine, manner)
        );

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_an_engine_finds_does_not_go_up_wherever_surrogate_pairs_stand(string kind, string type)
    {
        await using var engine = await EngineStandIn.StartAsync((Unknown, type, 0.9));
        await using var world = await StartAsync(kind, engine);
        using var response = await world.ConverseAsync(
            $$"""{"system":[{"text":"😀 grinning 𝒜"}],"messages":[{"role":"user","content":[{"text":"😀😀 {{Unknown}}-Li 😀 has {{Unknown}}. {{Patient.Note}}"}]}]}"""
        );

        var sent = Assert.Single(world.Bedrock.Requests).Text;
        Assert.Contains("\"😀😀 [NAME]-Li 😀 has [NAME]. Patient: [NAME], MRN: [MRN]", sent, StringComparison.Ordinal);
        Assert.Contains("NAME=3; DATE=1", Header(response, "x-ringfence-phi"), StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single((await world.RecordedAsync()).Asked).Call.Phi["NAME"]);
        Assert.Contains(
            """ringfence_phi_engine_calls_total{engine="other",outcome="answered"} 1""",
            await world.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_prompt_that_an_engine_could_not_judge_is_not_sent(string kind, string manner)
    {
        await using var engine = await EngineStandIn.StartAsync();
        engine.Manner = Enum.Parse<Manner>(manner);
        await using var world = await StartAsync(kind, engine, new() { ["Phi:Engines:other:Timeout"] = Brief(manner) });
        using var response = await AskAsync(world);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
        var record = await world.RecordedAsync();
        Assert.Empty(record.Asked);
        Assert.Equal("RedactionFailed", Assert.Single(record.Answered).Error);
        Patient.IsNotIn(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(world.Log.Lines, Patient.IsNotIn);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Where_configuration_says_so_the_built_in_detectors_suffice_and_everyone_is_told(
        string kind,
        string manner
    )
    {
        await using var engine = await EngineStandIn.StartAsync();
        engine.Manner = Enum.Parse<Manner>(manner);
        await using var world = await StartAsync(
            kind,
            engine,
            new() { ["Phi:Engines:other:Timeout"] = Brief(manner), ["Phi:Engines:other:OnFailure"] = "BuiltIn" }
        );
        using var response = await AskAsync(world);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Patient.IsNotIn(Assert.Single(world.Bedrock.Requests).Text);
        var fault = Fault(kind, engine.Manner);
        Assert.Equal($"other={fault}", Header(response, "x-ringfence-phi-engines"));
        Assert.Contains(world.Log.Lines, line => line.StartsWith("Warning Engine other", StringComparison.Ordinal));
        Assert.All(world.Log.Lines, Patient.IsNotIn);
        var metrics = await world.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains(
            $$"""ringfence_phi_engine_calls_total{engine="other",outcome="{{fault}}"} 1""",
            metrics,
            StringComparison.Ordinal
        );
        Patient.IsNotIn(metrics);
    }

    [Fact]
    public async Task An_engine_is_asked_for_the_teams_that_name_it_alone()
    {
        await using var engine = await EngineStandIn.StartAsync((Unknown, "PERSON", 0.9));
        await using var world = await StartAsync("Presidio", engine, new() { ["Phi:Teams:oncology:Policy"] = "Label" });
        using var response = await AskAsync(world);
        Assert.Empty(engine.Asked);
        Assert.Contains(Unknown, Assert.Single(world.Bedrock.Requests).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_is_longer_than_an_engine_takes_is_asked_in_parts_and_loses_nothing_at_their_ends()
    {
        await using var engine = await EngineStandIn.StartAsync((Unknown, "NAME", 0.9));
        await using var world = await StartAsync("ComprehendMedical", engine);
        var words = new StringBuilder();
        for (var i = 0; words.Length < 90_000; i++)
        {
            words.Append("the cough 😀 is dry, ").Append(i % 5 == 0 ? $"{Unknown} says; " : "");
        }
        using var response = await world.ConverseAsync(
            $$"""{"messages":[{"role":"user","content":[{"text":"{{words}}"}]}]}"""
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(engine.Asked.Count > 4, "the text was not asked in parts");
        Assert.All(engine.Asked, part => Assert.True(Encoding.UTF8.GetByteCount(part) < 20_000));
        var sent = Assert.Single(world.Bedrock.Requests).Text;
        Assert.Contains("[NAME] says", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quexa", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("alote", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardrail_takes_out_what_it_masks_what_it_blocks_and_what_it_only_detects()
    {
        const string Definition =
            """{"name":"phi","blockedInputMessaging":"no","blockedOutputsMessaging":"no","sensitiveInformationPolicyConfig":{"piiEntitiesConfig":[{"type":"NAME","action":"ANONYMIZE"},{"type":"VEHICLE_IDENTIFICATION_NUMBER","action":"NONE"}],"regexesConfig":[{"name":"ward","pattern":"ward-[a-z]+","action":"BLOCK"}]}}""";
        await using var aws = await LocalAws.StartAsync(
            options => options with { Guardrails = new Dictionary<string, string> { ["grphi"] = Definition } },
            TimeProvider.System
        );
        await using var world = await GatewayWorld.StartAsync(
            new()
            {
                ["Phi:Default:Policy"] = "Label",
                ["Phi:Default:Engines:0"] = "other",
                ["Phi:Engines:other:Kind"] = "Guardrail",
                ["Phi:Engines:other:Id"] = "grphi",
                ["Phi:Engines:other:Version"] = "1",
                ["Phi:Engines:other:Endpoint"] = aws.Endpoints.Http.ToString(),
                ["Phi:Engines:other:Timeout"] = "00:01:00",
                ["Phi:Engines:other:Kinds:ward"] = "LOCATION",
                ["Bedrock:Keys:AccessKeyId"] = aws.Keys.AccessKeyId,
                ["Bedrock:Keys:SecretAccessKey"] = aws.Keys.SecretAccessKey,
            }
        );
        using var response = await world.ConverseAsync(
            """{"messages":[{"role":"user","content":[{"text":"😀 from ward-quoin and ward-quoin: Wei Quoinage"},{"text":"ward-nil, ABCDEFGHJKLMNPRST"}]}]}"""
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith(
            """[{"text":"😀 from [LOCATION] and [LOCATION]: [NAME]"},{"text":"[LOCATION], [VEHICLE]"}]}]}""",
            Assert.Single(world.Bedrock.Requests).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_guardrail_that_is_not_there_lets_nothing_through()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        await using var world = await GatewayWorld.StartAsync(
            new()
            {
                ["Phi:Default:Engines:0"] = "other",
                ["Phi:Engines:other:Kind"] = "Guardrail",
                ["Phi:Engines:other:Id"] = "nosuch",
                ["Phi:Engines:other:Version"] = "1",
                ["Phi:Engines:other:Endpoint"] = aws.Endpoints.Http.ToString(),
                ["Phi:Engines:other:Timeout"] = "00:01:00",
                ["Bedrock:Keys:AccessKeyId"] = aws.Keys.AccessKeyId,
                ["Bedrock:Keys:SecretAccessKey"] = aws.Keys.SecretAccessKey,
            }
        );
        using var response = await AskAsync(world);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(world.Bedrock.Requests);
    }

    private static Task<HttpResponseMessage> AskAsync(GatewayWorld world) =>
        world.ConverseAsync(
            $$"""{"messages":[{"role":"user","content":[{"text":"the {{Unknown}} has a cough. {{Patient.Note}}"}]}]}"""
        );

    private static Task<GatewayWorld> StartAsync(
        string kind,
        EngineStandIn engine,
        Dictionary<string, string?>? settings = null
    ) =>
        GatewayWorld.StartAsync(
            new(
                new Dictionary<string, string?>
                {
                    ["Phi:Default:Policy"] = "Label",
                    ["Phi:Default:Engines:0"] = "other",
                    ["Phi:Engines:other:Kind"] = kind,
                    ["Phi:Engines:other:Endpoint"] = engine.Url,
                    ["Phi:Engines:other:Timeout"] = "00:01:00",
                }
                    .Concat(settings ?? [])
                    .GroupBy(it => it.Key)
                    .Select(it => it.Last())
            )
        );

    /// <summary>Only what never answers is given little time.</summary>
    private static string Brief(string manner) => manner == nameof(Manner.Hangs) ? "00:00:00.05" : "00:01:00";

    private static string Fault(string kind, Manner manner) =>
        manner switch
        {
            Manner.Hangs => "timed_out",
            Manner.Fails => "failed",
            Manner.Throttles => "throttled",
            Manner.Cuts => "unreachable",
            Manner.LeavesOut when kind == "ComprehendMedical" => "incomplete",
            _ => "malformed",
        };

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(",", response.Headers.GetValues(name));
}
