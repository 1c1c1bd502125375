using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>Inspector's state, Macie's reach and its open findings of protected data.</summary>
internal static class DetectionFacts
{
    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("Ringfence::Inspector::Account", false, ["inspector2:BatchGetAccountStatus"], InspectorAsync),
        new(
            "Ringfence::Macie::Coverage",
            false,
            ["macie2:ListClassificationScopes", "macie2:GetClassificationScope"],
            CoverageAsync
        ),
        new(
            "Ringfence::Macie::Findings",
            false,
            ["macie2:ListFindings", "organizations:ListTagsForResource"],
            FindingsAsync
        ),
    ];

    private static async Task InspectorAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await scope.RestAsync(
            HttpMethod.Post,
            "inspector2",
            "/status/batch/get",
            cancel,
            new JsonObject { ["accountIds"] = new JsonArray(scope.Account) }
        );
        foreach (var each in answer["accounts"] as JsonArray ?? [])
        {
            var state = each?["resourceState"];
            found.Add(
                scope.Region,
                new JsonObject
                {
                    ["Region"] = scope.Region,
                    ["Ec2"] = state?["ec2"]?["status"]?.DeepClone(),
                    ["Ecr"] = state?["ecr"]?["status"]?.DeepClone(),
                    ["Lambda"] = state?["lambda"]?["status"]?.DeepClone(),
                }
            );
        }
    }

    private static async Task CoverageAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var leftOut = new JsonArray();
        await Pages.ReadAsync(async token =>
        {
            var page = await scope.RestAsync(
                HttpMethod.Get,
                "macie2",
                "/classification-scopes" + AccountFacts.Next("?", token),
                cancel
            );
            foreach (var each in page["classificationScopes"] as JsonArray ?? [])
            {
                var one = await scope.RestAsync(
                    HttpMethod.Get,
                    "macie2",
                    "/classification-scopes/" + LiveScope.Part(each!["id"]!.GetValue<string>()),
                    cancel
                );
                foreach (var bucket in one["s3"]?["excludes"]?["bucketNames"] as JsonArray ?? [])
                {
                    leftOut.Add(bucket!.DeepClone());
                }
            }

            return page["nextToken"]?.GetValue<string>();
        });
        found.Add(scope.Region, new JsonObject { ["Region"] = scope.Region, ["BucketsLeftOut"] = leftOut });
    }

    private static async Task FindingsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var open = 0;
        await Pages.ReadAsync(async token =>
        {
            var body = new JsonObject
            {
                ["findingCriteria"] = new JsonObject
                {
                    ["criterion"] = new JsonObject
                    {
                        ["archived"] = Equal("false"),
                        ["classificationDetails.result.sensitiveData.category"] = Equal("PERSONAL_INFORMATION"),
                    },
                },
            };
            if (token is not null)
            {
                body["nextToken"] = token;
            }

            var page = await scope.RestAsync(HttpMethod.Post, "macie2", "/findings", cancel, body);
            open += (page["findingIds"] as JsonArray)?.Count ?? 0;
            return page["nextToken"]?.GetValue<string>();
        });
        var properties = new JsonObject { ["Region"] = scope.Region, ["ProtectedDataFindings"] = open };
        await Found.PropertyAsync(
            properties,
            "Environment",
            "organizations:ListTagsForResource",
            async () =>
                (
                    await OrganizationFacts.TagsAsync(
                        scope with
                        {
                            Region = Endpoints.HomeOf(scope.Region),
                        },
                        scope.Account,
                        cancel
                    )
                )
                    .FirstOrDefault(tag => tag?["Key"]?.GetValue<string>() == "environment")
                    ?["Value"]?.DeepClone()
        );
        found.Add(scope.Region, properties);
    }

    private static JsonObject Equal(string value) => new() { ["eq"] = new JsonArray(value) };
}
