using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// AWS Config: every resource recorded and delivered to the archive. In the home region also what is of no region, and
/// rules that judge it all the time; elsewhere the rules are those that Security Hub's standards bring.
/// </summary>
internal sealed class ConfigurationRecord : Construct
{
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">What the recorder is called.</param>
    /// <param name="bucket">The name of the archive's bucket.</param>
    /// <param name="home">Whether this is the account's home region: its service-linked role is made there, once.</param>
    public ConfigurationRecord(Construct scope, string id, string name, string bucket, bool home = true)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        Recorder = this.Declare(
            "Recorder",
            "AWS::Config::ConfigurationRecorder",
            new Map
            {
                ["Name"] = name,
                ["RoleARN"] =
                    $"arn:{place.Partition}:iam::{place.Account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
                ["RecordingGroup"] = new Map { ["AllSupported"] = true, ["IncludeGlobalResourceTypes"] = home },
                ["RecordingMode"] = new Map { ["RecordingFrequency"] = "CONTINUOUS" },
            }
        );
        this.Declare(
            "Channel",
            "AWS::Config::DeliveryChannel",
            new Map
            {
                ["Name"] = name,
                ["S3BucketName"] = bucket,
                ["ConfigSnapshotDeliveryProperties"] = new Map { ["DeliveryFrequency"] = "TwentyFour_Hours" },
            }
        );
        if (home)
        {
            Recorder.After(LinkedRole());
            Rules(name);
        }
    }

    /// <summary>What records: Config takes no rule before it.</summary>
    public CfnResource Recorder { get; }

    private CfnResource LinkedRole() =>
        this.Declare(
            "Role",
            "AWS::IAM::ServiceLinkedRole",
            new Map
            {
                ["AWSServiceName"] = "config.amazonaws.com",
                ["Description"] = "AWS Config reads configurations under it",
            }
        );

    private void Rules(string prefix)
    {
        foreach (var rule in ConfigurationRules.All)
        {
            var name = rule.ToLowerInvariant().Replace('_', '-');
            this.Declare(
                    string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
                    "AWS::Config::ConfigRule",
                    new Map
                    {
                        ["ConfigRuleName"] = $"{prefix}-{name}",
                        ["Source"] = new Map { ["Owner"] = "AWS", ["SourceIdentifier"] = rule },
                    }
                )
                .After(Recorder);
        }
    }
}
