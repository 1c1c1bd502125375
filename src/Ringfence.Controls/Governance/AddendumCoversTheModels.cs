using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class AddendumCoversTheModels : AttestedControl
{
    public override string Title => "AWS has confirmed that the addendum covers Bedrock and the models in use";

    public override string Why =>
        "Eligibility is of the service; a model may come with terms of its own, such as sharing with its provider.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gov-baa-bedrock-scope"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.BusinessAssociates,
            Hipaa.AssociateContracts,
            Soc2.CC9_2,
            Nist80053.SA_9,
            Iso27001.A_5_23,
            Iso42001.A_10_3,
        ];

    public override string Asks =>
        "For each model provider in use: that the addendum covers Bedrock and the way the provider's models are used, confirmed by AWS, with the date and the confirmation.";

    public override Construction Build => Construction.Practised("privacy officer");
}
