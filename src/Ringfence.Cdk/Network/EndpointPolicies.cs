using Amazon.CDK;
using Ringfence.Cdk.Bedrock;

namespace Ringfence.Cdk.Network;

/// <summary>What endpoints let through.</summary>
internal sealed class EndpointPolicies(Stack place, PrivateNetworkProps props)
{
    private Map OfThisAccount => new() { ["StringEquals"] = new Map { ["aws:PrincipalAccount"] = place.Account } };

    /// <summary>This account's principals, on this account's resources.</summary>
    public Map Account(params IEnumerable<string> prefixes) =>
        Policy.Document(
            Policy.Allow(
                "ThisAccount",
                Policy.Everyone,
                prefixes.Select(prefix => $"{prefix}:*").ToArray(),
                "*",
                new Map
                {
                    ["StringEquals"] = new Map { ["aws:PrincipalAccount"] = place.Account },
                    ["StringEqualsIfExists"] = new Map { ["aws:ResourceAccount"] = place.Account },
                }
            )
        );

    /// <summary>This account's buckets, those of the archive, and the few of AWS that images and CloudFormation need.</summary>
    public Map Buckets() =>
        Policy.Document(
            Policy.Allow(
                "ThisAccount",
                Policy.Everyone,
                "s3:*",
                "*",
                new Map
                {
                    ["StringEquals"] = new Map
                    {
                        ["aws:PrincipalAccount"] = place.Account,
                        ["aws:ResourceAccount"] = place.Account,
                    },
                }
            ),
            Policy.Allow(
                "ImageLayers",
                Policy.Everyone,
                "s3:GetObject",
                $"arn:{place.Partition}:s3:::prod-{place.Region}-starport-layer-bucket/*"
            ),
            Policy.Allow(
                "AnswersToCloudFormation",
                Policy.Everyone,
                "s3:PutObject",
                new[]
                {
                    $"arn:{place.Partition}:s3:::cloudformation-custom-resource-response-{props.Zones[0][..^1].Replace("-", "", StringComparison.Ordinal)}/*",
                }
            ),
            Policy.Allow(
                "Archive",
                Policy.Everyone,
                "s3:PutObject",
                props.OtherBuckets.Append(props.FlowBucket).Distinct().Select(bucket => $"{bucket}/*").ToArray(),
                OfThisAccount
            )
        );

    /// <summary>Calls of the approved models, and of this account's guardrails.</summary>
    public Map Models() =>
        Policy.Document(
            Policy.Allow(
                "ApprovedModels",
                Policy.Everyone,
                new[] { "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:CountTokens" },
                ModelArns.Of(place, props.Models, props.Regions),
                OfThisAccount
            ),
            Policy.Allow(
                "OwnGuardrails",
                Policy.Everyone,
                "bedrock:ApplyGuardrail",
                $"arn:{place.Partition}:bedrock:{place.Region}:{place.Account}:guardrail/*",
                OfThisAccount
            )
        );
}
