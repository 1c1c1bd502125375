using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Incident;

internal sealed class AccessCanBeReconstructed : AttestedControl
{
    public override string Title => "Who saw which record, from where and when, can be answered";

    public override string Why =>
        "That is the question after a breach, and an accounting of disclosures is owed to the person.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["log-reconstruct-access"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.ActivityReview,
            Hipaa.IncidentResponse,
            Soc2.CC7_3,
            Soc2.CC7_4,
            Nist80053.AU_6,
            Nist80053.AU_7,
            Nist80053.IR_4,
            Iso27001.A_5_28,
            Iso27001.A_8_15,
            Hipaa.AccountingOfDisclosures,
            Gdpr.Accountability,
            Sox.Logging,
        ];

    public override string Asks =>
        "A rehearsed query over trail, data events, flow logs, the gateway and invocation logs reconstructed every access to one planted record: give the question, the answer, the date and the time it took (ringfence trail who).";

    public override Construction Build => Construction.Practised("security team");
}
