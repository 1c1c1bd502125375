using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class PromptsAreNotSharedWithProviders() : EstateControl("Ringfence::Bedrock::AccountDataRetention")
{
    public override string Title => "What is asked stays with AWS: nothing is shared with a model's provider";

    public override string Why =>
        "In mode provider_data_share prompts and answers may reach the company that made the model, with which you have no agreement.";

    public override Severity Severity => Severity.Critical;

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
            Hipaa.BusinessAssociates,
            Gdpr.Processors,
            Iso42001.A_10_3,
            Soc2.P6_1,
        ];

    public override Construction Build => Construction.By("BedrockBoundary");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Bedrock::AccountDataRetention", "the account's data retention mode", Judge);

    public override EvidenceQuery Evidence =>
        new(
            [
                new("bedrock.amazonaws.com", "PutAccountDataRetention")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.mode"] = "none" },
                },
            ],
            [
                new("bedrock.amazonaws.com", "PutAccountDataRetention")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.mode"] = "provider_data_share" },
                },
            ]
        );

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-data-retention"] };

    private static Verdict Judge(Resource retention) =>
        Verdict.Property(
            "Mode",
            retention["Mode"],
            retention["Mode"].IsOneOf("none", "default", "inherit"),
            "none, default or inherit"
        );
}
