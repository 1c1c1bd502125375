using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class ProviderCertificatesAreCurrent() : EstateControl("Ringfence::Artifact::Reports")
{
    public override string Title => "Certificates of AWS and of the model providers are on file and current";

    public override string Why => "What a provider promises is only as good as who looked at it last, and when.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["gov-vendor-certifications"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.BusinessAssociates,
            Soc2.CC9_2,
            Nist80053.SR_6,
            Nist80053.SA_9,
            Iso27001.A_5_22,
            Iso42001.A_10_3,
            Sox.Access,
        ];

    public override string? Asks =>
        "Certificates of AWS and of each model provider in use (SOC 2, ISO 27001, ISO/IEC 42001, CSA STAR) are on file: name each with the end of its validity.";

    public override Construction Build => Construction.Practised("compliance team");

    public override IEnumerable<Judgement> Check(Estate estate) =>
        LiveFacts.Each(
            estate,
            "Ringfence::Artifact::Reports",
            "which reports of AWS are on file",
            reports =>
                Verdict.Of(
                    Truth.Any(
                        reports["Reports"].Items,
                        report => report["Name"].Contains("SOC 2") & report["AgeDays"].AtMost(400)
                    )
                        & Truth.Any(
                            reports["Reports"].Items,
                            report => report["Name"].Contains("27001") & report["AgeDays"].AtMost(1100)
                        ),
                    "A SOC 2 report and an ISO 27001 certificate of AWS are current.",
                    "No SOC 2 report of the last 400 days, or no ISO 27001 certificate of the last three years, is among the reports."
                )
        );
}
