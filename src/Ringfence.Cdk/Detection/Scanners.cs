using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Handlers;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// What CloudFormation has no type for: Inspector's switch in every region that may be used, Macie's sampling of every
/// bucket, and its weekly job over those that should hold nothing.
/// </summary>
internal sealed class Scanners : Construct
{
    private static readonly string[] Inspected = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"];

    public Scanners(Construct scope, string id, DetectionProps props, CfnResource identifier)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        Holes(props, place);
        SensitiveData(props, place, identifier);
    }

    private void Holes(DetectionProps props, Stack place) =>
        new CustomHandler(
            this,
            "Inspector",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-detection-inspector",
                Module = "inspector",
                Place = props.Handlers,
                MayOnEverything = ["inspector2:BatchGetAccountStatus", "inspector2:Enable"],
                May =
                [
                    Policy.Allow(
                        "MakeItsRoles",
                        "iam:CreateServiceLinkedRole",
                        new[]
                        {
                            $"arn:{place.Partition}:iam::{place.Account}:role/aws-service-role/inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2",
                            $"arn:{place.Partition}:iam::{place.Account}:role/aws-service-role/agentless.inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2Agentless",
                        }
                    ),
                ],
            }
        ).Resource(
            this,
            "Holes",
            "Inspector",
            new Map
            {
                ["Account"] = place.Account,
                ["Regions"] = props.OtherRegions.Prepend(place.Region),
                ["Kinds"] = Inspected,
            }
        );

    private void SensitiveData(DetectionProps props, Stack place, CfnResource identifier)
    {
        var jobs = $"arn:{place.Partition}:macie2:{place.Region}:{place.Account}:classification-job/*";
        new CustomHandler(
            this,
            "Macie",
            new CustomHandlerProps
            {
                Name = $"{props.Name}-detection-macie",
                Module = "sensitive_data",
                Place = props.Handlers,
                MayOnEverything =
                [
                    "macie2:GetAutomatedDiscoveryConfiguration",
                    "macie2:ListClassificationJobs",
                    "macie2:UpdateAutomatedDiscoveryConfiguration",
                ],
                May =
                [
                    Policy.Allow(
                        "KeepTheJob",
                        new[]
                        {
                            "macie2:CreateClassificationJob",
                            "macie2:DescribeClassificationJob",
                            "macie2:TagResource",
                            "macie2:UpdateClassificationJob",
                        },
                        jobs
                    ),
                ],
                WildcardsBecause = "Macie gives a job its id when it is made",
            }
        ).Resource(
            this,
            "Job",
            "SensitiveDataJob",
            new Map
            {
                ["Account"] = place.Account,
                ["Name"] = $"{props.Name}-weekly",
                ["Day"] = "SUNDAY",
                ["Identifiers"] = new[] { identifier.Ref },
                ["LeftOut"] = props.KnownBuckets,
                ["SamplingPercent"] = props.SamplingPercent,
            }
        );
    }
}
