using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Organizations;

internal sealed class DataSharingIsDenied() : EstateControl("AWS::Organizations::Policy")
{
    public override string Title => "The organisation lets no account share prompts with model providers";

    public override string Why =>
        "One call of PutAccountDataRetention opens every prompt of the account to another company.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bedrock-zdr-decision"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.FlexibilityOfSpecifications,
            Hipaa.Documentation,
            Soc2.C1_1,
            Soc2.P4_2,
            Nist80053.SI_12,
            Nist80053.PT_3,
            Iso27001.A_5_34,
            Gdpr.Processors,
        ];

    public override Construction Build => Construction.By("OrganizationGuards");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        [
            ServiceControls.Judge(
                estate,
                statement => ServiceControls.Covers(statement, "bedrock:PutAccountDataRetention") & Narrows(statement),
                "an SCP that denies bedrock:PutAccountDataRetention"
            ),
        ];

    private static Truth Narrows(PolicyStatement statement) =>
        Truth.All(
            statement.Conditions,
            condition =>
                ServiceControls.IsException(condition)
                | (
                    condition.Key.EndsWith(":dataretentionmode", StringComparison.Ordinal)
                    & (
                        condition.IsNegative
                            ? Truth.Yes
                            : Truth.Any(condition.Values, value => value.Is("provider_data_share"))
                    )
                )
        );

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("bedrock.amazonaws.com", "PutAccountDataRetention")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.mode"] = "provider_data_share" },
                },
            ]
        );
}
