using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Aws.Ecs;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public sealed class EcsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_service_should_have_is_told_at_once_and_what_runs_follows()
    {
        var time = new FakeTime();
        await using var aws = await LocalAws.StartAsync(time: time);
        await MakeAsync(aws, "clinic", ("cell-3", 0), ("cell-4", 1));
        using var http = new HttpClient();
        var ecs = new EcsServices(
            new SignedHttp(http, new StaticKeys(aws.Keys), time),
            "us-east-1",
            aws.Endpoints.Http
        );

        Assert.Equal(
            [new("cell-4", 1, 0), new("cell-3", 0, 0)],
            await ecs.DescribeAsync("clinic", ["cell-4", "cell-3"], Cancel)
        );
        await WantAsync(aws, "clinic", "cell-3", 1);
        Assert.Equal([new EcsTasks("cell-3", 1, 0)], await ecs.DescribeAsync("clinic", ["cell-3"], Cancel));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([new EcsTasks("cell-3", 1, 1)], await ecs.DescribeAsync("clinic", ["cell-3"], Cancel));
        await WantAsync(aws, "clinic", "cell-3", 0);
        Assert.Equal([new EcsTasks("cell-3", 0, 1)], await ecs.DescribeAsync("clinic", ["cell-3"], Cancel));

        var missing = await Assert.ThrowsAsync<EcsFault>(() =>
            ecs.DescribeAsync("clinic", ["cell-3", "cell-9"], Cancel)
        );
        Assert.Contains("no service cell-9", missing.Message, StringComparison.Ordinal);
        var elsewhere = await Assert.ThrowsAsync<EcsFault>(() => ecs.DescribeAsync("other", ["cell-3"], Cancel));
        Assert.Contains("ClusterNotFoundException", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ECS_does_not_know_stands_among_the_failures_in_its_words()
    {
        await using var aws = await LocalAws.StartAsync();
        await MakeAsync(aws, "clinic", ("cell-3", 1));
        using var response = await SendAsync(
            aws,
            "DescribeServices",
            """{"cluster":"clinic","services":["arn:aws:ecs:us-east-1:111122223333:service/clinic/cell-3","cell-9"]}"""
        );
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("cell-3", Assert.Single(body["services"]!.AsArray())!["serviceName"]!.ToString());
        var failure = Assert.Single(body["failures"]!.AsArray())!;
        Assert.Equal("MISSING", failure["reason"]!.ToString());
        Assert.EndsWith(":service/clinic/cell-9", failure["arn"]!.ToString());
    }

    [Fact]
    public async Task A_signature_for_another_service_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        using var response = await SendAsync(aws, "DescribeServices", """{"services":["x"]}""", service: "kms");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>Makes a cluster and its services, each with so many tasks wanted.</summary>
    internal static async Task MakeAsync(LocalAws aws, string cluster, params (string Name, int Desired)[] services)
    {
        await TellAsync(aws, "CreateCluster", new() { ["clusterName"] = cluster });
        foreach (var (name, desired) in services)
        {
            await TellAsync(
                aws,
                "CreateService",
                new()
                {
                    ["cluster"] = cluster,
                    ["serviceName"] = name,
                    ["desiredCount"] = desired,
                }
            );
        }
    }

    internal static Task WantAsync(LocalAws aws, string cluster, string service, int desired) =>
        TellAsync(
            aws,
            "UpdateService",
            new()
            {
                ["cluster"] = cluster,
                ["service"] = service,
                ["desiredCount"] = desired,
            }
        );

    private static async Task TellAsync(LocalAws aws, string operation, JsonObject body)
    {
        using var response = await SendAsync(aws, operation, body.ToJsonString());
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LocalAws aws,
        string operation,
        string body,
        string service = "ecs"
    )
    {
        var request = aws.Request("POST", "/");
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation}");
        return await aws.SendAsync(await aws.SignAsync(request, service: service));
    }
}
