using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class ProcessingAgreementIsWithAws : AttestedControl
{
    public override string Title => "The processor of what is asked is AWS, by agreement";

    public override string Why =>
        "The maker of a model sees no request on Bedrock; who does is AWS, and that is what the agreement must say.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["gov-dpa-aws"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AssociateTerms,
            Soc2.CC9_2,
            Soc2.P6_1,
            Nist80053.SA_9,
            Iso27001.A_5_20,
            Iso27001.A_5_34,
            Gdpr.Processors,
            Gdpr.RecordsOfProcessing,
        ];

    public override string Asks =>
        "The data processing agreement is with AWS, and states that model providers have no access to requests on Bedrock: give its reference.";

    public override Construction Build => Construction.Practised("privacy officer");
}
