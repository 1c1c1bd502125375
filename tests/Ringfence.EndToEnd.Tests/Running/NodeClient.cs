using System.Text.Json;

namespace Ringfence.EndToEnd.Running;

/// <summary>A real SDK from npm, run by <c>tests/clients/run.mjs</c> in a process of its own.</summary>
internal static class NodeClient
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<ClientOutcome> RunAsync(string client, string @case, ClientTarget target)
    {
        Checkout.Require(
            Path.Combine(Checkout.Clients, "node_modules"),
            "Install the SDKs: (cd tests/clients && npm ci). ./test.sh does it by itself."
        );
        using var node = RunningProcess.Start(
            "node",
            [Path.Combine(Checkout.Clients, "run.mjs"), client, @case],
            new Dictionary<string, string>
            {
                ["RINGFENCE_URL"] = target.Http1.GetLeftPart(UriPartial.Authority),
                ["RINGFENCE_HTTP2_URL"] = target.Http2.GetLeftPart(UriPartial.Authority),
                ["RINGFENCE_TOKEN"] = target.Token,
                ["RINGFENCE_MARKER"] = target.Marker,
                ["NODE_NO_WARNINGS"] = "1",
            }
        );
        var exitCode = await node.ExitAsync();
        Assert.True(exitCode == 0, $"the script of {client} {@case} failed:\n{node.Output}");
        return JsonSerializer.Deserialize<ClientOutcome>(node.Output.Trim(), Json)!;
    }
}
