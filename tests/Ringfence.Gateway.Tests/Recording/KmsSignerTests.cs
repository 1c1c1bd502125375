using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ringfence.Gateway.Recording;
using Ringfence.Gateway.Tests.LocalBedrock;
using Ringfence.Gateway.Tests.World;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Gateway.Tests.Recording;

/// <summary>The gateway with its ledger's key in KMS, whose stand-in verifies every signature of a request.</summary>
public sealed class KmsSignerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_ledger_verifies_by_the_public_key_that_KMS_exports_and_by_nothing_of_the_machines()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var arn = await KmsTests.CreateAsync(aws);
        await using var world = await StartAsync(aws, arn);
        using (var served = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
        await world.RecordedAsync(2);

        var exported = await KmsTests.AskAsync(aws, "GetPublicKey", new() { ["KeyId"] = arn });
        var key = VerifierKey.FromPublicKey(
            "ringfence.local/gateway",
            Convert.FromBase64String((string)exported["PublicKey"]!)
        );
        var report = Verify(world, key.ToString());
        Assert.True(report.Ok, string.Join(' ', report.Findings));
        Assert.Equal(2, report.Size);
        var machine = File.ReadAllText(Path.ChangeExtension(Options(world).KeyFile, ".vkey"));
        Assert.NotEqual(key.ToString(), machine.Trim());
    }

    [Fact]
    public async Task While_KMS_refuses_calls_go_on_and_readyz_says_what_is_behind_until_it_signs_again()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var arn = await KmsTests.CreateAsync(aws);
        await using var world = await StartAsync(aws, arn);
        await EnableAsync(aws, arn, enabled: false);
        using (var served = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        var ready = await ReadyAsync(world, body => body.Contains("\"behind\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Contains("DisabledException", ready.Body, StringComparison.Ordinal);
        Assert.Contains("\"notReady\":[]", ready.Body, StringComparison.Ordinal);
        Assert.Equal((0, 2), Sizes(world));
        using (var served = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        await EnableAsync(aws, arn, enabled: true);
        await ReadyAsync(world, body => !body.Contains("\"behind\"", StringComparison.Ordinal));
        await world.Ledger.PublishAsync();
        Assert.Equal((4, 0), Sizes(world));
        Assert.Equal(2, (await world.RecordedAsync()).Answered.Count);
    }

    [Fact]
    public async Task When_nothing_was_published_for_too_long_new_calls_are_refused_and_none_is_forwarded()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var arn = await KmsTests.CreateAsync(aws);
        await using var world = await StartAsync(aws, arn, ("Recording:MayLag", "00:00:01"));
        await EnableAsync(aws, arn, enabled: false);
        using (await world.ConverseAsync()) { }
        var ready = await ReadyAsync(world, body => body.Contains("not ready", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        var forwarded = world.Bedrock.Requests.Count;

        using (var refused = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        Assert.Equal(forwarded, world.Bedrock.Requests.Count);
        await EnableAsync(aws, arn, enabled: true);
        await ReadyAsync(world, body => body.Contains("\"ok\"", StringComparison.Ordinal));
        using (var served = await world.ConverseAsync())
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        // The refused call left its entry too: who knows of it need not ask the caller.
        Assert.Contains("RecordNotDurable", (await world.RecordedAsync()).Answered.Select(answered => answered.Error));
    }

    [Fact]
    public async Task Without_KMS_a_gateway_does_not_start_and_says_why()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var arn = await KmsTests.CreateAsync(aws);
        await EnableAsync(aws, arn, enabled: false);
        var fault = await Assert.ThrowsAsync<LedgerFault>(() => StartAsync(aws, arn));
        Assert.Contains("DisabledException", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_was_begun_with_a_key_file_is_not_continued_with_another_key()
    {
        await using var aws = await LocalAws.StartAsync(time: TimeProvider.System);
        var arn = await KmsTests.CreateAsync(aws);
        var directory = Directory.CreateTempSubdirectory("ringfence-key-").FullName;
        var place = ("Recording:Directory", Path.Combine(directory, "ledger"));
        await using (await GatewayWorld.StartAsync(new() { [place.Item1] = place.Item2 })) { }
        var fault = await Assert.ThrowsAsync<LedgerFault>(() => StartAsync(aws, arn, place));
        Assert.Contains("Configure the key that this ledger was made with", fault.Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    private static Task<GatewayWorld> StartAsync(
        LocalAws aws,
        string arn,
        params (string Name, string Value)[] settings
    ) =>
        GatewayWorld.StartAsync(
            new(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            {
                ["Recording:Kms:Key"] = arn,
                ["Recording:Kms:Endpoint"] = aws.Endpoints.Http.ToString(),
                // A busy machine must not look like a KMS that is down.
                ["Recording:Kms:Timeout"] = "00:00:30",
                ["Recording:PublishEvery"] = "00:00:00.050",
                ["Bedrock:Keys:AccessKeyId"] = aws.Keys.AccessKeyId,
                ["Bedrock:Keys:SecretAccessKey"] = aws.Keys.SecretAccessKey,
            }
        );

    private static async Task EnableAsync(LocalAws aws, string arn, bool enabled)
    {
        using var response = await KmsTests.SendAsync(
            aws,
            enabled ? "EnableKey" : "DisableKey",
            new JsonObject { ["KeyId"] = arn }
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(
        GatewayWorld world,
        Func<string, bool> until
    )
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var ready = await world.Client.GetAsync("/readyz", patience.Token);
            var body = await ready.Content.ReadAsStringAsync(patience.Token);
            if (until(body))
            {
                return (ready.StatusCode, body);
            }
            await Task.Delay(10, patience.Token);
        }
    }

    private static RecordingOptions Options(GatewayWorld world) =>
        world.Gateway.Services.GetRequiredService<RecordingOptions>();

    private static LedgerReport Verify(GatewayWorld world, string key) =>
        LedgerVerifier.Verify(Options(world).Directory, new VerificationOptions { VerifierKey = key });

    private static (long Published, long Journal) Sizes(GatewayWorld world)
    {
        var report = Verify(world, world.Gateway.Services.GetRequiredService<ICheckpointSigner>().VerifierKey);
        Assert.True(report.Ok, string.Join(' ', report.Findings));
        return (report.Size, report.JournalEntries);
    }
}
