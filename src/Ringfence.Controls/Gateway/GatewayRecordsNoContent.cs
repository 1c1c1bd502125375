using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Gateway;

internal sealed class GatewayRecordsNoContent() : EstateControl("Ringfence::Gateway::LogSample")
{
    public override string Title => "The gateway's records hold no prompt, answer or code";

    public override string Why =>
        "Under zero data retention a log line with a prompt in it breaks the promise that was made.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["gw-no-content-log"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.MinimumNecessary,
            Hipaa.MinimumNecessaryRules,
            Soc2.C1_1,
            Soc2.P4_2,
            Nist80053.SI_12_1,
            Nist80053.AU_3_3,
            Iso27001.A_8_11,
            Iso27001.A_8_12,
            Gdpr.DataMinimisation,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(estate, "Ringfence::Gateway::LogSample", "what the gateway records", Judge);

    private static Verdict Judge(Resource sample) =>
        Verdict.Of(
            sample["ContentFields"].AtMost(0) & sample["Identifiers"].AtMost(0),
            "No content and no identifier was found in its records.",
            "Content or identifiers were found in its records; they hold who, what model and how much, never what was said.",
            "Whether its records hold content was not looked at."
        );
}
