using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Detection;

/// <summary>What looks at one region of an account; the same in the home region and in the others.</summary>
internal static class Watchers
{
    /// <summary>GuardDuty with every protection that it has.</summary>
    public static CfnResource Threats(this Construct scope) =>
        scope
            .Declare(
                "Threats",
                "AWS::GuardDuty::Detector",
                new Map
                {
                    ["Enable"] = true,
                    ["FindingPublishingFrequency"] = "FIFTEEN_MINUTES",
                    ["Features"] = new object[]
                    {
                        Feature("S3_DATA_EVENTS"),
                        Feature("EKS_AUDIT_LOGS"),
                        Feature("EBS_MALWARE_PROTECTION"),
                        Feature("RDS_LOGIN_EVENTS"),
                        Feature("LAMBDA_NETWORK_LOGS"),
                        Feature(
                            "RUNTIME_MONITORING",
                            "ECS_FARGATE_AGENT_MANAGEMENT",
                            "EC2_AGENT_MANAGEMENT",
                            "EKS_ADDON_MANAGEMENT"
                        ),
                    },
                }
            )
            .Accept(
                "CT.GUARDDUTY.PR.1",
                "The rule reads DataSources, which GuardDuty refuses beside Features; S3_DATA_EVENTS is among these"
            );

    /// <summary>Security Hub and its standards. None is called HIPAA: NIST 800-53 is the one that maps to it.</summary>
    /// <returns>The hub.</returns>
    public static CfnResource Standards(this Construct scope)
    {
        var place = Stack.Of(scope);
        var hub = scope.Declare(
            "Hub",
            "AWS::SecurityHub::Hub",
            new Map
            {
                ["AutoEnableControls"] = true,
                ["EnableDefaultStandards"] = false,
                ["ControlFindingGenerator"] = "SECURITY_CONTROL",
            }
        );
        foreach (
            var (id, standard) in new[]
            {
                ("Nist", "nist-800-53/v/5.0.0"),
                ("BestPractices", "aws-foundational-security-best-practices/v/1.0.0"),
                ("Cis", "cis-aws-foundations-benchmark/v/3.0.0"),
            }
        )
        {
            scope
                .Declare(
                    id,
                    "AWS::SecurityHub::Standard",
                    new Map
                    {
                        ["StandardsArn"] = $"arn:{place.Partition}:securityhub:{place.Region}::standards/{standard}",
                    }
                )
                .After(hub);
        }

        return hub;
    }

    /// <summary>Macie, which says at once when a bucket opens.</summary>
    public static CfnResource DataSession(this Construct scope) =>
        scope.Declare(
            "SensitiveData",
            "AWS::Macie::Session",
            new Map { ["Status"] = "ENABLED", ["FindingPublishingFrequency"] = "FIFTEEN_MINUTES" }
        );

    private static Map Feature(string name, params string[] more) =>
        new()
        {
            ["Name"] = name,
            ["Status"] = "ENABLED",
            ["AdditionalConfiguration"] =
                more.Length == 0
                    ? null!
                    : more.Select(each => new Map { ["Name"] = each, ["Status"] = "ENABLED" }).ToArray(),
        };
}
