using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class EveryControlHasEvidence : AttestedControl
{
    public override string Title => "Every control of ours has configuration, owner, date and proof";

    public override string Why =>
        "Under shared responsibility AWS proves its half; ours is proved by us or not at all.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gov-evidence-per-control"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.Documentation,
            Hipaa.Evaluation,
            Soc2.CC4_1,
            Nist80053.CA_2,
            Nist80053.CA_7,
            Iso27001.A_5_36,
            Iso27001.A_5_31,
            Gdpr.Accountability,
            Sox.Logging,
        ];

    public override string Asks =>
        "For each control that is ours there is configuration, an owner, a date and proof: attach the evidence pack of the period (ringfence report).";

    public override Construction Build => Construction.Practised("compliance team");
}
