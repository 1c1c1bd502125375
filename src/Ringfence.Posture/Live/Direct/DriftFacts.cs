using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>Whether stacks are as their templates say. Asks CloudFormation to look, which changes nothing.</summary>
internal static class DriftFacts
{
    private const string Version = "2010-05-15";
    private const int Askings = 120;

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new(
            "Ringfence::CloudFormation::Drift",
            false,
            [
                "cloudformation:DescribeStacks",
                "cloudformation:DetectStackDrift",
                "cloudformation:DescribeStackDriftDetectionStatus",
                "cloudformation:DetectStackResourceDrift",
            ],
            ReadAsync
        ),
    ];

    private static async Task ReadAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var stacks = new List<(string Id, string Name)>();
        await Pages.ReadAsync(async token =>
        {
            var page = await scope.QueryAsync(
                "cloudformation",
                Version,
                "DescribeStacks",
                cancel,
                ("NextToken", token)
            );
            foreach (var stack in AwsXml.Items(page, "Stacks"))
            {
                // A nested stack drifts with its parent; one that was never made has nothing to drift.
                if (
                    AwsXml.Text(stack, "ParentId") is null
                    && AwsXml.Text(stack, "StackStatus") is { } status
                    && (
                        status.StartsWith("CREATE_COMPLETE", StringComparison.Ordinal)
                        || status.StartsWith("UPDATE_", StringComparison.Ordinal)
                        || status.StartsWith("IMPORT_", StringComparison.Ordinal)
                    )
                )
                {
                    stacks.Add((AwsXml.Text(stack, "StackId")!, AwsXml.Text(stack, "StackName")!));
                }
            }

            return AwsXml.Find(page, "NextToken")?.Value;
        });
        await Task.WhenAll(stacks.Select(stack => StackAsync(scope, found, stack, cancel)));
    }

    private static async Task StackAsync(
        LiveScope scope,
        Found found,
        (string Id, string Name) stack,
        CancellationToken cancel
    )
    {
        var properties = new JsonObject { ["StackName"] = stack.Name };
        await Found.PropertyAsync(
            properties,
            "StackDriftStatus",
            "cloudformation:DetectStackDrift",
            async () =>
            {
                var begun = await scope.QueryAsync(
                    "cloudformation",
                    Version,
                    "DetectStackDrift",
                    cancel,
                    ("StackName", stack.Id)
                );
                var id = AwsXml.Find(begun, "StackDriftDetectionId")!.Value;
                for (var asking = 1; asking <= Askings; asking++)
                {
                    var status = await scope.QueryAsync(
                        "cloudformation",
                        Version,
                        "DescribeStackDriftDetectionStatus",
                        cancel,
                        ("StackDriftDetectionId", id)
                    );
                    switch (AwsXml.Find(status, "DetectionStatus")?.Value)
                    {
                        case "DETECTION_COMPLETE":
                            return AwsXml.Find(status, "StackDriftStatus")!.Value;
                        case "DETECTION_FAILED":
                            throw new RefusedCallException("DetectionFailed", 200, null);
                    }

                    await scope.PauseAsync(cancel);
                }

                throw new RefusedCallException("DetectionNotReady", 200, null);
            }
        );
        found.Add(stack.Id, properties);
    }
}
