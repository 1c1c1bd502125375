using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class FoundationIsAsWritten() : EstateControl("Ringfence::CloudFormation::Drift")
{
    public override string Title => "The foundation is built from code, and is as the code says";

    public override string Why => "What was changed by hand is in no review, and the next deployment may undo it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["gov-foundation-documented"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Documentation,
            Soc2.CC8_1,
            Nist80053.CM_2,
            Nist80053.CM_6,
            Nist80053.SA_5,
            Iso27001.A_8_9,
            Iso27001.A_5_37,
            Sox.Change,
        ];

    public override string? Asks =>
        "Network, storage, keys and logging of the foundation are built from code and written down: name the repository and the document.";

    public override Construction Build => Construction.Practised("platform team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(
            estate,
            "Ringfence::CloudFormation::Drift",
            "whether the foundation is as its templates say",
            stack =>
                Verdict.Property(
                    "StackDriftStatus",
                    stack["StackDriftStatus"],
                    stack["StackDriftStatus"].Is("IN_SYNC"),
                    "IN_SYNC"
                )
        );
}
