using System.Net;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_gateway_that_can_work_is_alive_and_ready_without_a_credential()
    {
        await using var world = await GatewayWorld.StartAsync();
        using (await world.ConverseAsync()) { }
        world.Client.DefaultRequestHeaders.Authorization = null;

        using var alive = await world.Client.GetAsync("/healthz");
        using var ready = await world.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal("""{"status":"ok","notReady":[]}""", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task An_issuer_whose_keys_are_missing_is_named()
    {
        await using var world = await GatewayWorld.StartAsync(
            new()
            {
                ["Callers:Issuers:0:Issuer"] = "http://127.0.0.1:9/",
                ["Callers:Issuers:0:Audiences:0"] = "ringfence",
            }
        );

        using var ready = await world.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"callers\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_count_calls_tokens_and_entries_and_name_nobody()
    {
        await using var world = await GatewayWorld.StartAsync();
        using (await world.ConverseAsync()) { }
        using (await world.Client.PostAsync("/model/cohere.command-r-v1:0/converse", GatewayWorld.Json("{}"))) { }

        var text = await world.Client.GetStringAsync("/metrics");

        Assert.Contains(
            "ringfence_requests_total{door=\"bedrock\",operation=\"Converse\",status=\"200\",error=\"None\"} 1\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ringfence_requests_total{door=\"bedrock\",operation=\"Converse\",status=\"403\",error=\"ModelNotAllowed\"} 1\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("ringfence_tokens_total{kind=\"input\"} 11\n", text, StringComparison.Ordinal);
        Assert.Contains("ringfence_ledger_append_seconds_count 3\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "ringfence_request_seconds_bucket{door=\"bedrock\",stream=\"false\",le=\"+Inf\"} 2\n",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("okafor", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oncology", text, StringComparison.Ordinal);
        Assert.DoesNotContain("claude", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_read_by_GET_alone()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.Client.PostAsync("/metrics", GatewayWorld.Json("{}"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
