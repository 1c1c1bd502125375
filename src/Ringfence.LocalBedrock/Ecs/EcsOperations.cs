using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.Ecs;

/// <summary>
/// Of ECS's API what tells how many tasks services have: CreateCluster, CreateService, UpdateService, DescribeServices. Nothing runs behind
/// it, and nothing outlives the process.
/// </summary>
internal sealed class EcsOperations(LocalBedrockOptions options, Replies replies, TimeProvider time)
{
    /// <summary>What stands before an operation's name in <c>X-Amz-Target</c>.</summary>
    public const string Target = "AmazonEC2ContainerServiceV20141113.";

    private const int MostServices = 10;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, WantedTasks>> _clusters = new(
        StringComparer.Ordinal
    );

    public IEnumerable<Route> Routes =>
        [
            On("CreateCluster", isRead: false, CreateClusterAsync),
            On("CreateService", isRead: false, CreateServiceAsync),
            On("UpdateService", isRead: false, UpdateServiceAsync),
            On("DescribeServices", isRead: true, DescribeServicesAsync),
        ];

    private static Route On(string name, bool isRead, Func<ApiCall, Task> answer) =>
        new("POST", $"/{Target}{name}", new(name, AwsApi.Ecs, isRead, answer));

    private Task CreateClusterAsync(ApiCall call)
    {
        var name = Body(call).Text("clusterName") ?? "default";
        call.Trail.RequestParameters = new() { ["clusterName"] = name };
        _clusters.TryAdd(name, new(StringComparer.Ordinal));
        return AnswerAsync(
            call,
            new()
            {
                ["cluster"] = new JsonObject
                {
                    ["clusterArn"] = Arn("cluster", name),
                    ["clusterName"] = name,
                    ["status"] = "ACTIVE",
                },
            }
        );
    }

    private Task CreateServiceAsync(ApiCall call)
    {
        var (cluster, services) = Cluster(call);
        var name = Body(call).Text("serviceName") ?? throw Invalid("Service name cannot be empty.");
        // What is not said is one.
        var made = new WantedTasks(name, Desired(call) ?? 1, 0, time.GetUtcNow());
        return services.TryAdd(name, made)
            ? AnswerAsync(call, new() { ["service"] = Of(cluster, made) })
            : throw Invalid("Creation of service was not idempotent.");
    }

    private Task UpdateServiceAsync(ApiCall call)
    {
        var (cluster, services) = Cluster(call);
        var name = NameOf(Body(call).Text("service") ?? "");
        if (!services.TryGetValue(name, out var service))
        {
            throw new AwsFault(400, "ServiceNotFoundException", "Service not found.");
        }

        var now = time.GetUtcNow();
        if (Desired(call) is { } desired && desired != service.Desired)
        {
            service = service with { Desired = desired, Before = service.RunningAt(now), Since = now };
            services[name] = service;
        }

        return AnswerAsync(call, new() { ["service"] = Of(cluster, service) });
    }

    private Task DescribeServicesAsync(ApiCall call)
    {
        var (cluster, services) = Cluster(call);
        var asked = Body(call).Member("services") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(each => NameOf(each.GetString() ?? "")).ToList()
            : [];
        if (asked.Count is 0 or > MostServices)
        {
            throw Invalid($"Services must have 1 to {MostServices} items.");
        }

        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in asked)
        {
            if (services.TryGetValue(name, out var service))
            {
                found.Add((JsonNode)Of(cluster, service));
            }
            else
            {
                failures.Add(
                    (JsonNode)new JsonObject { ["arn"] = Arn("service", $"{cluster}/{name}"), ["reason"] = "MISSING" }
                );
            }
        }

        return AnswerAsync(call, new() { ["services"] = found, ["failures"] = failures });
    }

    private (string Name, ConcurrentDictionary<string, WantedTasks> Services) Cluster(ApiCall call)
    {
        var name = NameOf(Body(call).Text("cluster") ?? "default");
        call.Trail.RequestParameters = new() { ["cluster"] = name };
        return _clusters.TryGetValue(name, out var services)
            ? (name, services)
            : throw new AwsFault(400, "ClusterNotFoundException", "Cluster not found.");
    }

    private JsonObject Of(string cluster, WantedTasks service)
    {
        var now = time.GetUtcNow();
        return new()
        {
            ["serviceArn"] = Arn("service", $"{cluster}/{service.Name}"),
            ["serviceName"] = service.Name,
            ["clusterArn"] = Arn("cluster", cluster),
            ["status"] = "ACTIVE",
            ["desiredCount"] = service.Desired,
            ["runningCount"] = service.RunningAt(now),
            ["pendingCount"] = service.PendingAt(now),
            ["launchType"] = "FARGATE",
            ["schedulingStrategy"] = "REPLICA",
        };
    }

    private static int? Desired(ApiCall call) =>
        Body(call).Member("desiredCount") is not { } member ? null
        : member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var count) && count >= 0 ? count
        : throw Invalid("desiredCount must be 0 or more.");

    private string Arn(string kind, string name) => $"arn:aws:ecs:{options.Region}:{options.Account}:{kind}/{name}";

    // Names and ARNs serve alike.
    private static string NameOf(string given) => given[(given.LastIndexOf('/') + 1)..];

    private static AwsFault Invalid(string message) => new(400, "InvalidParameterException", message);

    private Task AnswerAsync(ApiCall call, JsonObject body) =>
        replies.SendAsync(
            call,
            200,
            "application/x-amz-json-1.1",
            Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options))
        );

    private static JsonElement Body(ApiCall call) =>
        call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));
}
