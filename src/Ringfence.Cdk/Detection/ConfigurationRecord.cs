using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>AWS Config: every resource recorded, delivered to the archive, and judged by rules all the time.</summary>
internal sealed class ConfigurationRecord : Construct
{
    public ConfigurationRecord(Construct scope, string id, DetectionProps props)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        var linked = this.Declare(
            "Role",
            "AWS::IAM::ServiceLinkedRole",
            new Map
            {
                ["AWSServiceName"] = "config.amazonaws.com",
                ["Description"] = "AWS Config reads configurations under it",
            }
        );
        var recorder = this.Declare(
                "Recorder",
                "AWS::Config::ConfigurationRecorder",
                new Map
                {
                    ["Name"] = props.Name,
                    ["RoleARN"] =
                        $"arn:{place.Partition}:iam::{place.Account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
                    ["RecordingGroup"] = new Map { ["AllSupported"] = true, ["IncludeGlobalResourceTypes"] = true },
                    ["RecordingMode"] = new Map { ["RecordingFrequency"] = "CONTINUOUS" },
                }
            )
            .After(linked);
        this.Declare(
            "Channel",
            "AWS::Config::DeliveryChannel",
            new Map
            {
                ["Name"] = props.Name,
                ["S3BucketName"] = props.ConfigurationBucket,
                ["ConfigSnapshotDeliveryProperties"] = new Map { ["DeliveryFrequency"] = "TwentyFour_Hours" },
            }
        );
        foreach (var rule in ConfigurationRules.All)
        {
            var name = rule.ToLowerInvariant().Replace('_', '-');
            this.Declare(
                    string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
                    "AWS::Config::ConfigRule",
                    new Map
                    {
                        ["ConfigRuleName"] = $"{props.Name}-{name}",
                        ["Source"] = new Map { ["Owner"] = "AWS", ["SourceIdentifier"] = rule },
                    }
                )
                .After(recorder);
        }
    }
}
