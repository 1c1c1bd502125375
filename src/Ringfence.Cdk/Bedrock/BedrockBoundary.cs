using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Bedrock;

/// <summary>
/// What stands between an account and Amazon Bedrock: every call recorded with what was asked and answered, a guardrail
/// enforced on every call, and nothing kept by Bedrock or given to a model's provider.
/// </summary>
public sealed class BedrockBoundary : Construct
{
    /// <summary>A boundary.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public BedrockBoundary(Construct scope, string id, BedrockBoundaryProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        Guardrail = new PhiGuardrail(this, "Guardrail", new PhiGuardrailProps { Name = props.Name, Key = props.Key });
        var place = Stack.Of(this);
        DataRetention = props.DataRetention;
        Regions = [place.Region, .. props.OtherRegions];
        Invocations = new PhiBucket(
            this,
            "Invocations",
            new PhiBucketProps
            {
                Name = $"{props.Name}-invocations-{place.Account}",
                Key = props.Key,
                AccessLogs = props.AccessLogs,
                Endpoint = props.Endpoint,
                LockDays = props.KeepDays,
                KeepDays = props.KeepDays,
                ColdAfterDays = props.ColdAfterDays,
                ColdClass = "DEEP_ARCHIVE",
                Readers =
                [
                    .. props.Reviewers,
                    $"arn:{place.Partition}:iam::{place.Account}:role/{props.Copy.RoleName}",
                ],
                Copy = props.Copy,
                Writers =
                [
                    Policy.Allow(
                        "Record",
                        Policy.Services("bedrock.amazonaws.com"),
                        "s3:PutObject",
                        $"{{arn}}/AWSLogs/{place.Account}/BedrockModelInvocationLogs/*",
                        new Map
                        {
                            ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account },
                            ["ArnLike"] = new Map
                            {
                                ["aws:SourceArn"] = $"arn:{place.Partition}:bedrock:{place.Region}:{place.Account}:*",
                            },
                        }
                    ),
                ],
            }
        );
        Record(props);
        Retain(props);
    }

    /// <summary>The guardrail.</summary>
    public PhiGuardrail Guardrail { get; }

    /// <summary>The bucket of the invocation logs.</summary>
    public PhiBucket Invocations { get; }

    /// <summary>How long Bedrock keeps prompts and answers itself.</summary>
    public string DataRetention { get; }

    /// <summary>The regions in which that is set; this one first.</summary>
    public IReadOnlyList<string> Regions { get; }

    private void Record(BedrockBoundaryProps props)
    {
        var logging = new CustomHandler(
            this,
            "Logging",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-logging",
                Module = "invocation_logging",
                Place = props.Handlers,
                MayOnEverything =
                [
                    "bedrock:GetModelInvocationLoggingConfiguration",
                    "bedrock:PutModelInvocationLoggingConfiguration",
                ],
            }
        );
        logging
            .Resource(
                this,
                "Recorded",
                "BedrockInvocationLogging",
                new Map
                {
                    ["loggingConfig"] = new Map
                    {
                        ["s3Config"] = new Map { ["bucketName"] = Invocations.Name },
                        ["textDataDeliveryEnabled"] = true,
                        ["imageDataDeliveryEnabled"] = true,
                        ["embeddingDataDeliveryEnabled"] = true,
                        ["videoDataDeliveryEnabled"] = true,
                        ["audioDataDeliveryEnabled"] = true,
                    },
                }
            )
            .After(Invocations.BucketPolicy);
    }

    private void Retain(BedrockBoundaryProps props) =>
        new CustomHandler(
            this,
            "Retention",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-retention",
                Module = "data_retention",
                Place = props.Handlers,
                MayOnEverything = ["bedrock:GetAccountDataRetention", "bedrock:PutAccountDataRetention"],
            }
        ).Resource(
            this,
            "Retained",
            "BedrockDataRetention",
            new Map { ["mode"] = props.DataRetention, ["regions"] = Regions }
        );

    private static void Refuse(BedrockBoundaryProps props)
    {
        Refusal.Unless(
            props.DataRetention is "none" or "default" or "inherit",
            nameof(props.DataRetention),
            props.DataRetention,
            "none, default or inherit",
            "provider_data_share gives what is asked to the model's provider"
        );
        Refusal.UnlessSixYears(nameof(props.KeepDays), props.KeepDays);
        Refusal.Unless(
            props.Reviewers.Count > 0 && props.Reviewers.All(role => role.Contains(":role/", StringComparison.Ordinal)),
            nameof(props.Reviewers),
            string.Join(", ", props.Reviewers),
            "ARNs of roles, at least one",
            "invocation logs hold everything that was asked; whoever may read them is named"
        );
    }
}
