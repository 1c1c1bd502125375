using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Organization;

/// <summary>Which models are asked, on what way, and that it stays on record.</summary>
internal static class BedrockStatements
{
    // A model, or what asks one for somebody.
    private static readonly string[] Asking =
    [
        "bedrock:CreateModelInvocationJob",
        "bedrock:InvokeAgent",
        "bedrock:InvokeFlow",
        "bedrock:InvokeInlineAgent",
        "bedrock:InvokeModel*",
        "bedrock:Rerank",
        "bedrock:Retrieve*",
        "bedrock:StartAsyncInvoke",
    ];

    /// <summary>The statements.</summary>
    public static IEnumerable<Map> Of(OrganizationGuardsProps props, string partition)
    {
        yield return new Map
        {
            ["Sid"] = "OtherModels",
            ["Effect"] = "Deny",
            ["Action"] = "bedrock:InvokeModel*",
            ["NotResource"] = Approved(props.Models, partition),
        };
        yield return Policy.Deny(
            "GlobalInference",
            "bedrock:*",
            "*",
            new Map
            {
                ["StringEquals"] = new Map { ["aws:RequestedRegion"] = "unspecified" },
                ["ArnLike"] = new Map
                {
                    ["bedrock:InferenceProfileArn"] = $"arn:{partition}:bedrock:*:*:inference-profile/global.*",
                },
            }
        );
        // Which endpoint, the role's own policy says: here no stack of another account can name it.
        yield return Policy.Deny(
            "OutsideEndpoints",
            Asking,
            "*",
            new Map
            {
                ["Null"] = new Map { ["aws:SourceVpce"] = "true" },
                ["BoolIfExists"] = new Map { ["aws:ViaAWSService"] = "false" },
            }
        );
        // A call with a bearer token is signed by nobody, and mantle's calls appear in no invocation log.
        yield return Policy.Deny("BearerTokens", new[] { "bedrock:CallWithBearerToken", "bedrock-mantle:*" }, "*");
        yield return Policy.Deny(
            "DataSharing",
            "bedrock:PutAccountDataRetention",
            "*",
            new Map { ["StringNotEquals"] = new Map { ["bedrock:DataRetentionMode"] = "none" } }
        );
        yield return Policy.Deny(
            "AlterRecords",
            new[]
            {
                "bedrock:DeleteEnforcedGuardrailConfiguration",
                "bedrock:DeleteGuardrail",
                "bedrock:DeleteModelInvocationLoggingConfiguration",
                "bedrock:PutEnforcedGuardrailConfiguration",
                "bedrock:PutModelInvocationLoggingConfiguration",
                "bedrock:UpdateGuardrail",
            },
            "*",
            RecordStatements.Except(props.Keepers)
        );
    }

    // A profile is called by its own ARN and by its model's in each region; an application's profile stands for one of these.
    private static string[] Approved(IReadOnlyList<string> models, string partition) =>
        [
            .. models
                .Select(BedrockPlaces.Foundation)
                .Distinct()
                .Select(model => $"arn:{partition}:bedrock:*::foundation-model/{model}"),
            .. models
                .Where(model => BedrockPlaces.Geography(model) is not null)
                .Select(model => $"arn:{partition}:bedrock:*:*:inference-profile/{model}"),
            $"arn:{partition}:bedrock:*:*:application-inference-profile/*",
        ];
}
