using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Organizations;

internal sealed class BedrockKeysAreDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation denies API keys for Bedrock";

    public override string Why =>
        "A bearer token made today works from anywhere tomorrow; an SCP is what stops it in every account.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-no-users"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_2,
            Nist80053.IA_5,
            Nist80053.AC_2,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement => ServiceControls.Covers(statement, "bedrock:CallWithBearerToken") & Narrows(statement),
                "an SCP that denies bedrock:CallWithBearerToken"
            ),
        ];

    // Long-term keys alone may be denied: short-term ones live for hours, within a session.
    private static Truth Narrows(PolicyStatement statement) =>
        Truth.All(
            statement.Conditions,
            condition =>
                ServiceControls.IsException(condition)
                | (condition.Key.EndsWith(":bearertokentype", StringComparison.Ordinal) && !condition.IsNegative)
        );

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("iam.amazonaws.com", "CreateServiceSpecificCredential")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.serviceName"] = "bedrock.amazonaws.com",
                    },
                },
            ]
        );
}
