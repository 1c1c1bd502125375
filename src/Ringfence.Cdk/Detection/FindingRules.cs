using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>Which findings and events of an account go to people. What cannot be delivered is kept for two weeks.</summary>
internal sealed class FindingRules : Construct
{
    private readonly string _topic;
    private readonly DeadLetters _letters;

    public FindingRules(Construct scope, string id, DetectionProps props, string topic)
        : base(scope, id)
    {
        _topic = topic;
        _letters = new DeadLetters(this, "Letters", $"{props.Name}-alerts-letters", props.Key, "events.amazonaws.com");
        Tell(
            "Threats",
            "GuardDuty found a threat of medium severity or more",
            "aws.guardduty",
            "GuardDuty Finding",
            new Map { ["severity"] = new object[] { new Map { ["numeric"] = new object[] { ">=", 4 } } } }
        );
        Tell(
            "Standards",
            "A control of a standard fails, with high severity or more",
            "aws.securityhub",
            "Security Hub Findings - Imported",
            new Map
            {
                ["findings"] = new Map
                {
                    ["Compliance"] = new Map { ["Status"] = new[] { "FAILED" } },
                    ["RecordState"] = new[] { "ACTIVE" },
                    ["Severity"] = new Map { ["Label"] = new[] { "CRITICAL", "HIGH" } },
                    ["Workflow"] = new Map { ["Status"] = new[] { "NEW" } },
                },
            }
        );
        Tell(
            "Drift",
            "A resource no longer complies with a rule of AWS Config",
            "aws.config",
            "Config Rules Compliance Change",
            new Map { ["newEvaluationResult"] = new Map { ["complianceType"] = new[] { "NON_COMPLIANT" } } }
        );
        Tell("SensitiveData", "Macie found protected data, or a bucket opened", "aws.macie", "Macie Finding", null);
        Tell(
            "Holes",
            "Inspector found a known hole, with high severity or more",
            "aws.inspector2",
            "Inspector2 Finding",
            new Map { ["severity"] = new[] { "CRITICAL", "HIGH" } }
        );
        Tell(
            "Access",
            "Access Analyzer found that somebody outside may reach a resource",
            "aws.access-analyzer",
            "Access Analyzer Finding",
            new Map { ["status"] = new[] { "ACTIVE" } }
        );
        OtherRegions();
        Tell("Health", "AWS says that something of this account is affected", "aws.health", "AWS Health Event", null);
    }

    // A region that may be used and is not this one has no topic: its findings come through Security Hub.
    private void OtherRegions() =>
        Tell(
            "OtherRegions",
            "GuardDuty, Macie, Inspector or Access Analyzer found something in another region",
            "aws.securityhub",
            "Security Hub Findings - Imported",
            new Map
            {
                ["findings"] = new Map
                {
                    ["ProductName"] = new[] { "GuardDuty", "IAM Access Analyzer", "Inspector", "Macie" },
                    ["RecordState"] = new[] { "ACTIVE" },
                    ["Region"] = new object[] { new Map { ["anything-but"] = new[] { Stack.Of(this).Region } } },
                    ["Severity"] = new Map { ["Label"] = new[] { "CRITICAL", "HIGH", "MEDIUM" } },
                    ["Workflow"] = new Map { ["Status"] = new[] { "NEW" } },
                },
            }
        );

    private void Tell(string id, string what, string source, string kind, Map? detail)
    {
        var pattern = new Map { ["source"] = new[] { source }, ["detail-type"] = new[] { kind } };
        if (detail is not null)
        {
            pattern["detail"] = detail;
        }

        this.Declare(
            id,
            "AWS::Events::Rule",
            new Map
            {
                ["Description"] = what,
                ["State"] = "ENABLED",
                ["EventPattern"] = pattern,
                ["Targets"] = new object[]
                {
                    new Map
                    {
                        ["Id"] = "people",
                        ["Arn"] = _topic,
                        ["DeadLetterConfig"] = new Map { ["Arn"] = _letters.Arn },
                    },
                },
            }
        );
    }
}
