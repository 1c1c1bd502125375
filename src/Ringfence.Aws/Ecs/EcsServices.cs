using System.Text.Json;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;

namespace Ringfence.Aws.Ecs;

/// <summary>How many tasks services of one cluster of Amazon ECS have, and should have.</summary>
/// <param name="aws">Signs and sends.</param>
/// <param name="region">Of the cluster.</param>
/// <param name="endpoint">Where ECS answers: <see cref="EndpointOf"/>, or another address of it.</param>
public sealed class EcsServices(SignedHttp aws, string region, Uri endpoint)
{
    /// <summary>How many services one call describes, at most: ECS's own bound.</summary>
    public const int MostServices = 10;

    private const string Operation = "DescribeServices";

    /// <summary>ECS's public address in a region, which a VPC endpoint with private DNS answers in its stead.</summary>
    public static Uri EndpointOf(string region) =>
        new($"https://ecs.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}/");

    /// <summary>Asks once: the tasks of each service, in the order of <paramref name="services"/>.</summary>
    /// <param name="cluster">Its name.</param>
    /// <param name="services">Their names, at most <see cref="MostServices"/>, none twice.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="EcsFault">ECS refused, or gave no answer, or not one about every service.</exception>
    /// <exception cref="NoAwsKeysException">There are no credentials to ask with.</exception>
    public async Task<IReadOnlyList<EcsTasks>> DescribeAsync(
        string cluster,
        IReadOnlyList<string> services,
        CancellationToken cancel
    )
    {
        if (services.Count is 0 or > MostServices)
        {
            throw new ArgumentException(
                $"ECS describes 1 to {MostServices} services in a call, not {services.Count}.",
                nameof(services)
            );
        }

        var call = AwsCall.Json(
            "ecs",
            region,
            endpoint,
            "1.1",
            $"AmazonEC2ContainerServiceV20141113.{Operation}",
            Body(cluster, services)
        );
        var answer = await SendAsync(call, cluster, cancel);
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return [.. services.Select(service => Of(json.RootElement, service))];
        }
        catch (Exception unread)
            when (unread is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EcsFault(
                $"The answer of ECS to {Operation} of {cluster} cannot be read: {unread.Message}",
                unread
            );
        }
    }

    private async Task<AwsAnswer> SendAsync(AwsCall call, string cluster, CancellationToken cancel)
    {
        AwsAnswer answer;
        try
        {
            answer = await aws.SendAsync(call, cancel);
        }
        catch (Exception failure) when (NoAnswer.Is(failure, cancel))
        {
            throw new EcsFault(
                $"ECS gave no answer to {Operation} of {cluster}: {NoAnswer.Words(failure)}. Check the way to {endpoint}: the VPC endpoint of ecs, its policy and security group.",
                failure
            );
        }

        return answer.IsSuccess
            ? answer
            : throw new EcsFault(
                $"ECS refused {Operation} of {cluster}: {answer.Status} {(answer.ErrorCode is { Length: > 0 } code ? code : "without a name")}. The role must be allowed ecs:{Operation} on these services, in this cluster, and the VPC endpoint must let it through."
            );
    }

    // What there is no service for stands among the failures, and is no zero: it may be a name that is wrong.
    private static EcsTasks Of(JsonElement answer, string service)
    {
        foreach (var found in answer.GetProperty("services"u8).EnumerateArray())
        {
            if (found.GetProperty("serviceName"u8).GetString() == service)
            {
                return new(service, Count(found, "desiredCount"), Count(found, "runningCount"));
            }
        }

        throw new EcsFault($"ECS knows no service {service} there: check its name, and that it was made.");
    }

    private static int Count(JsonElement service, string name) =>
        service.TryGetProperty(name, out var value) && value.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new FormatException($"a service has no {name}");

    private static byte[] Body(string cluster, IReadOnlyList<string> services)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("cluster"u8, cluster);
            json.WriteStartArray("services"u8);
            foreach (var service in services)
            {
                json.WriteStringValue(service);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
