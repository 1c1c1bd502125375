using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

/// <summary>Where a model named by a resource may run.</summary>
internal static class ModelPlaces
{
    // The geographies of cross-region inference profiles and the regions that each is known to use (Bedrock User Guide,
    // "Supported Regions and models for inference profiles"). They grow: a profile is only taken as inside the approved
    // regions where all of its geography is approved.
    private static readonly (string Prefix, string Regions, string[] Known)[] Geographies =
    [
        ("us-gov.", "us-gov-", ["us-gov-east-1", "us-gov-west-1"]),
        ("us.", "us-", ["us-east-1", "us-east-2", "us-west-1", "us-west-2"]),
        (
            "eu.",
            "eu-",
            [
                "eu-central-1",
                "eu-central-2",
                "eu-north-1",
                "eu-south-1",
                "eu-south-2",
                "eu-west-1",
                "eu-west-2",
                "eu-west-3",
            ]
        ),
        ("jp.", "ap-northeast-", ["ap-northeast-1", "ap-northeast-3"]),
        ("au.", "ap-southeast-", ["ap-southeast-2", "ap-southeast-4"]),
        ("ca.", "ca-", ["ca-central-1", "ca-west-1"]),
        (
            "apac.",
            "ap-",
            [
                "ap-east-1",
                "ap-northeast-1",
                "ap-northeast-2",
                "ap-northeast-3",
                "ap-south-1",
                "ap-south-2",
                "ap-southeast-1",
                "ap-southeast-2",
                "ap-southeast-3",
                "ap-southeast-4",
            ]
        ),
    ];

    /// <summary>The models that a resource of Bedrock or a policy's allowing statement names.</summary>
    public static IEnumerable<PropertyValue> Of(Resource resource)
    {
        switch (resource.Type)
        {
            case "AWS::Bedrock::ApplicationInferenceProfile":
                return [resource["ModelSource.CopyFrom"]];
            case "AWS::Bedrock::Agent":
                return [resource["FoundationModel"]];
            case "AWS::Bedrock::Prompt":
                return resource["Variants"].Items.Select(variant => variant["ModelId"]);
            case "AWS::Bedrock::KnowledgeBase":
                return [resource["KnowledgeBaseConfiguration.VectorKnowledgeBaseConfiguration.EmbeddingModelArn"]];
            case "AWS::Bedrock::IntelligentPromptRouter":
                return
                [
                    resource["FallbackModel.ModelArn"],
                    .. resource["Models"].Items.Select(model => model["ModelArn"]),
                ];
            case "AWS::Bedrock::Guardrail":
                return [resource["CrossRegionConfig.GuardrailProfileArn"]];
            default:
                return IdentityPolicy
                    .Of(resource)
                    .SelectMany(policy => policy.Document.Statements)
                    .Where(statement => !ModelGrant.OfModels(statement).IsNo && !statement.Resources.Negated)
                    .SelectMany(statement => statement.Resources.Patterns);
        }
    }

    /// <summary>The verdict on one profile's geography; null where the value names no cross-region profile.</summary>
    public static Verdict? Geography(PropertyValue model, Expectations expectations)
    {
        var id = Id(model);
        if (id.StartsWith("global.", StringComparison.Ordinal))
        {
            return Verdict
                .Fail(
                    $"{model} is a global profile: its requests may run in any commercial region. Name a profile of one geography."
                )
                .At(model);
        }

        foreach (var (prefix, regions, known) in Geographies)
        {
            if (!id.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var approved = expectations.ApprovedRegions;
            return approved.Count == 0
                    ? Verdict
                        .Unknown(
                            $"{model} runs anywhere in its geography ({prefix.TrimEnd('.')}); say which regions are approved."
                        )
                        .At(model)
                : Array.TrueForAll(known, region => approved.Contains(region))
                    ? Verdict.Pass($"Every region of the geography of {model} is approved.")
                : approved.Any(region => region.StartsWith(regions, StringComparison.Ordinal))
                    ? Verdict
                        .Unknown(
                            $"{model} may run in regions of its geography that are not approved; GetInferenceProfile tells which it uses."
                        )
                        .At(model)
                : Verdict
                    .Fail($"{model} runs in regions that are not approved ({string.Join(", ", approved)}).")
                    .At(model);
        }

        return null;
    }

    /// <summary>The region of a model's ARN: empty where it has none, or the value is no ARN.</summary>
    public static string Region(PropertyValue model) => ArnText.Parse(model.Text)?.Region ?? "";

    /// <summary>The id of the model or profile, without its ARN.</summary>
    public static string Id(PropertyValue model) => ArnText.Parse(model.Text) is { } arn ? arn.Id : model.Text;
}
