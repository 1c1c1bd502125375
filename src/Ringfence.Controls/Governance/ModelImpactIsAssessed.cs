using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Governance;

internal sealed class ModelImpactIsAssessed : AttestedControl
{
    public override string Title => "The impact of asking models with records is assessed";

    public override string Why => "A risk analysis that predates the model does not speak of it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskAnalysis, Gdpr.ImpactAssessment, Iso42001.A_5_2, Iso42001.A_2_2];

    public override string Asks =>
        "A risk analysis (45 CFR 164.308(a)(1)(ii)(A)), and where it applies a data protection impact assessment, covers the use of generative models: give its date and findings.";

    public override Construction Build => Construction.Practised("privacy officer");
}
