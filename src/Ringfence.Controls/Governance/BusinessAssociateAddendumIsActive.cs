using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class BusinessAssociateAddendumIsActive() : EstateControl("Ringfence::Artifact::Agreements")
{
    public override string Title => "The Business Associate Addendum with AWS is in force";

    public override string Why => "Without it no protected data may be in AWS at all, however well it is kept.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["gov-baa-executed"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.BusinessAssociates,
            Hipaa.WrittenContract,
            Hipaa.AssociateContracts,
            Hipaa.AssociateTerms,
            Soc2.CC9_2,
            Nist80053.SA_9,
            Nist80053.SR_6,
            Iso27001.A_5_19,
            Iso27001.A_5_20,
            Iso27001.A_5_23,
            Gdpr.Processors,
            Iso42001.A_10_3,
        ];

    public override string? Asks =>
        "The AWS Business Associate Addendum is in force for this account or its organisation: give the date it was accepted and by whom.";

    public override Construction Build => Construction.Practised("privacy officer");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(
            estate,
            "Ringfence::Artifact::Agreements",
            "whether the Business Associate Addendum is in force",
            agreements =>
                Verdict.Of(
                    Truth.Any(
                        agreements["Agreements"].Items,
                        agreement =>
                            agreement["Name"].Contains("Business Associate") & agreement["State"].IsLike("ACTIVE")
                    ),
                    "A Business Associate Addendum is active.",
                    "No active Business Associate Addendum is among the agreements; accept it in AWS Artifact before protected data is processed."
                )
        );

    public override EvidenceQuery Evidence =>
        new([new("artifact.amazonaws.com", "AcceptAgreement")], [new("artifact.amazonaws.com", "TerminateAgreement")]);
}
