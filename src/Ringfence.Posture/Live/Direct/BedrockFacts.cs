using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>What Bedrock has and CloudFormation has no type for: retention, invocation logging, customised models, evaluation jobs.</summary>
internal static class BedrockFacts
{
    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("Ringfence::Bedrock::AccountDataRetention", false, ["bedrock:GetAccountDataRetention"], RetentionAsync),
        new(
            "Ringfence::Bedrock::InvocationLogging",
            false,
            ["bedrock:GetModelInvocationLoggingConfiguration", "s3:ListBucket"],
            LoggingAsync
        ),
        new(
            "Ringfence::Bedrock::CustomModel",
            false,
            ["bedrock:ListCustomModels", "bedrock:GetCustomModel"],
            (scope, found, cancel) =>
                EachAsync(
                    scope,
                    found,
                    ("/custom-models", "modelSummaries", "modelArn", "bedrock:GetCustomModel"),
                    model => new JsonObject
                    {
                        ["ModelName"] = model["modelName"]?.DeepClone(),
                        ["ModelKmsKeyArn"] = model["modelKmsKeyArn"]?.DeepClone(),
                    },
                    cancel
                )
        ),
        new(
            "Ringfence::Bedrock::EvaluationJob",
            false,
            ["bedrock:ListEvaluationJobs", "bedrock:GetEvaluationJob"],
            (scope, found, cancel) =>
                EachAsync(
                    scope,
                    found,
                    ("/evaluation-jobs", "jobSummaries", "jobArn", "bedrock:GetEvaluationJob"),
                    job => new JsonObject
                    {
                        ["JobName"] = job["jobName"]?.DeepClone(),
                        ["CustomerEncryptionKeyId"] = job["customerEncryptionKeyId"]?.DeepClone(),
                    },
                    cancel
                )
        ),
    ];

    private static async Task RetentionAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await scope.RestAsync(HttpMethod.Get, "bedrock", "/data-retention", cancel);
        found.Add(scope.Region, new JsonObject { ["Region"] = scope.Region, ["Mode"] = answer["mode"]?.DeepClone() });
    }

    private static async Task LoggingAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await scope.RestAsync(HttpMethod.Get, "bedrock", "/logging/modelinvocations", cancel);
        var properties = new JsonObject { ["Region"] = scope.Region, ["AccountId"] = scope.Account };
        if (answer["loggingConfig"] is JsonObject config)
        {
            properties["LoggingConfig"] = Capitalised(config);
            if (config["s3Config"]?["bucketName"]?.GetValue<string>() is { } bucket)
            {
                await Found.PropertyAsync(
                    properties,
                    "BucketOwner",
                    "s3:ListBucket",
                    () => OwnerAsync(scope, bucket, cancel)
                );
            }
        }

        found.Add(scope.Region, properties);
    }

    // The bucket answers 403 where the account named is not its owner, and where we may not ask; only a yes is a fact.
    private static async Task<JsonNode?> OwnerAsync(LiveScope scope, string bucket, CancellationToken cancel)
    {
        await scope.SendAsync(
            HttpMethod.Head,
            "s3",
            "s3",
            "/" + LiveScope.Part(bucket),
            cancel,
            null,
            KeyValuePair.Create("x-amz-expected-bucket-owner", scope.Account)
        );
        return scope.Account;
    }

    private static async Task EachAsync(
        LiveScope scope,
        Found found,
        (string Path, string List, string Id, string Action) api,
        Func<JsonObject, JsonObject> shape,
        CancellationToken cancel
    )
    {
        var identifiers = new List<string>();
        try
        {
            await Pages.ReadAsync(async token =>
            {
                var page = await scope.RestAsync(
                    HttpMethod.Get,
                    "bedrock",
                    api.Path + AccountFacts.Next("?", token),
                    cancel
                );
                foreach (var each in page[api.List] as JsonArray ?? [])
                {
                    identifiers.Add(each![api.Id]!.GetValue<string>());
                }

                return page["nextToken"]?.GetValue<string>();
            });
        }
        finally
        {
            foreach (var identifier in identifiers)
            {
                try
                {
                    found.Add(
                        identifier,
                        shape(
                            await scope.RestAsync(
                                HttpMethod.Get,
                                "bedrock",
                                $"{api.Path}/{LiveScope.Part(identifier)}",
                                cancel
                            )
                        )
                    );
                }
                catch (RefusedCallException refused)
                {
                    found.Missed(identifier, refused, api.Action);
                }
            }
        }
    }

    // The API's camelCase becomes CloudFormation's case.
    internal static JsonNode? Capitalised(JsonNode? node)
    {
        if (node is not JsonObject map)
        {
            return node?.DeepClone();
        }

        var capitalised = new JsonObject();
        foreach (var (name, value) in map)
        {
            capitalised[char.ToUpperInvariant(name[0]) + name[1..]] = Capitalised(value);
        }

        return capitalised;
    }
}
