using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailsAreTestedByAttack : AttestedControl
{
    public override string Title => "The guardrail in use was attacked, and held";

    public override string Why => "A guardrail that nobody has tried to get past is a hope.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gr-adversarial-tests"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Evaluation, Soc2.CC4_1, Soc2.CC7_1, Nist80053.CA_8, Nist80053.SI_6, Iso27001.A_8_29, Iso42001.A_6_2_4];

    public override string Asks =>
        "A dated run of adversarial and identifier-bearing inputs against the guardrail version in use, with the share that was blocked or masked and the threshold that was set: attach the report, and name the version.";

    public override Construction Build => Construction.Practised("security team");
}
