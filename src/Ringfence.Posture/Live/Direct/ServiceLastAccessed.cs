using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Ringfence.Posture.Live.Direct;

/// <summary>When each user and role that may use Bedrock last did. IAM counts over the last 400 days.</summary>
internal static class ServiceLastAccessed
{
    private const int Askings = 30;

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new(
            "Ringfence::Bedrock::ServiceLastAccessed",
            true,
            [
                "iam:ListUsers",
                "iam:ListRoles",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:GetServiceLastAccessedDetails",
            ],
            ReadAsync
        ),
    ];

    private static async Task ReadAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var principals = new List<string>();
        foreach (var (action, list) in ((string, string)[])[("ListUsers", "Users"), ("ListRoles", "Roles")])
        {
            await Pages.ReadAsync(async marker =>
            {
                var page = await scope.QueryAsync("iam", CredentialFacts.Version, action, cancel, ("Marker", marker));
                principals.AddRange(
                    AwsXml
                        .Items(page, list)
                        .Where(each =>
                            AwsXml.Text(each, "Path")?.StartsWith("/aws-service-role/", StringComparison.Ordinal)
                            != true
                        )
                        .Select(each => AwsXml.Text(each, "Arn")!)
                );
                return CredentialFacts.Marker(page);
            });
        }

        await Task.WhenAll(principals.Select(arn => PrincipalAsync(scope, found, arn, cancel)));
    }

    private static async Task PrincipalAsync(LiveScope scope, Found found, string arn, CancellationToken cancel)
    {
        try
        {
            var started = await scope.QueryAsync(
                "iam",
                CredentialFacts.Version,
                "GenerateServiceLastAccessedDetails",
                cancel,
                ("Arn", arn)
            );
            var job = AwsXml.Find(started, "JobId")!.Value;
            if (await BedrockAsync(scope, job, cancel) is not { } bedrock)
            {
                return;
            }

            var properties = new JsonObject { ["Arn"] = arn };
            if (AwsTime.Of(AwsXml.Text(bedrock, "LastAuthenticated")) is { } used)
            {
                properties["UnusedDays"] = scope.DaysSince(used);
            }

            found.Add(arn, properties);
        }
        catch (RefusedCallException refused)
        {
            found.Missed(arn, refused, "iam:GenerateServiceLastAccessedDetails");
        }
    }

    // The services of a finished job are those that the principal's policies allow.
    private static async Task<XElement?> BedrockAsync(LiveScope scope, string job, CancellationToken cancel)
    {
        for (var asking = 1; asking <= Askings; asking++)
        {
            XElement? found = null;
            var ready = false;
            await Pages.ReadAsync(async marker =>
            {
                var page = await scope.QueryAsync(
                    "iam",
                    CredentialFacts.Version,
                    "GetServiceLastAccessedDetails",
                    cancel,
                    ("JobId", job),
                    ("Marker", marker)
                );
                var status = AwsXml.Find(page, "JobStatus")?.Value;
                if (status == "FAILED")
                {
                    throw new RefusedCallException("JobFailed", 200, null);
                }

                ready = status == "COMPLETED";
                found ??= AwsXml
                    .Items(page, "ServicesLastAccessed")
                    .FirstOrDefault(each => AwsXml.Text(each, "ServiceNamespace") == "bedrock");
                return CredentialFacts.Marker(page);
            });
            if (ready)
            {
                return found;
            }

            await scope.PauseAsync(cancel);
        }

        throw new RefusedCallException("ReportNotReady", 200, null);
    }
}
