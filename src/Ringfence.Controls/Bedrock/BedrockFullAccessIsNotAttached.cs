using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockFullAccessIsNotAttached()
    : ResourceControl("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet")
{
    public override string Title => "AWS's own policies for all of Bedrock are attached to nobody";

    public override string Why =>
        "AmazonBedrockFullAccess allows every model, the deletion of guardrails and the end of invocation logging in one.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-model-arns", "bedrock-segregation-of-duties"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Hipaa.MinimumNecessary,
            Hipaa.WorkforceSecurity,
            Hipaa.AccessAuthorization,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.AC_3,
            Nist80053.AC_5,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
            Iso27001.A_5_3,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override Verdict Check(Resource resource)
    {
        var unknown = false;
        foreach (
            var policy in (
                resource.Type == "AWS::SSO::PermissionSet" ? resource["ManagedPolicies"] : resource["ManagedPolicyArns"]
            ).Items
        )
        {
            if (Array.Exists(Names, name => policy.EndsWith(name).IsYes))
            {
                return Verdict.Fail($"{policy} is attached; attach a policy that names the models.").At(policy);
            }

            unknown |= policy.IsUnresolved;
        }

        return unknown
            ? Verdict.Unknown("An attached policy is known only when deployed; it must not be one for all of Bedrock.")
            : Verdict.Pass("No policy for all of Bedrock is attached.");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("iam.amazonaws.com", "AttachUserPolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
                    },
                },
                new("iam.amazonaws.com", "AttachRolePolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
                    },
                },
                new("iam.amazonaws.com", "AttachGroupPolicy")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.policyArn"] = "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
                    },
                },
            ]
        );

    public override Equivalents Equivalents => new() { Prowler = ["bedrock_full_access_policy_attached"] };

    private static readonly string[] Names =
    [
        ":policy/AmazonBedrockFullAccess",
        ":policy/AmazonBedrockLimitedAccess",
        ":policy/AmazonBedrockMantleFullAccess",
        ":policy/AmazonBedrockMantleInferenceAccess",
        ":policy/BedrockAgentCoreFullAccess",
    ];
}
