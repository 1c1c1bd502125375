using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailsAreReviewed : AttestedControl
{
    public override string Title => "The guardrail is reviewed on a schedule and after incidents";

    public override string Why => "What people ask changes; a guardrail of last year answers last year's questions.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["gr-tuned"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Evaluation, Soc2.CC4_1, Nist80053.CA_7, Nist80053.CM_3, Iso27001.A_5_36, Iso42001.A_6_2_6];

    public override string Asks =>
        "The guardrail configuration was reviewed within its interval and after each incident since: give the date, the reviewer, what was changed, and how changes (UpdateGuardrail, DeleteGuardrail) are watched.";

    public override Construction Build => Construction.Practised("security team");
}
