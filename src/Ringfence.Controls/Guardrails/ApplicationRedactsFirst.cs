using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class ApplicationRedactsFirst : AttestedControl
{
    public override string Title => "The application removes identifiers before the guardrail sees them";

    public override string Why => "Two independent filters miss less than one.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["app-redaction"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.MinimumNecessary,
            Hipaa.DeIdentification,
            Soc2.C1_1,
            Soc2.P4_2,
            Nist80053.SI_19,
            Nist80053.PT_7,
            Iso27001.A_8_11,
            Gdpr.ByDesign,
        ];

    public override string Asks =>
        "The application (or the gateway in front of it) removes identifiers before a prompt leaves it, and a contract test plants identifiers and finds none of them in the invocation log: attach the test and its last run.";

    public override Construction Build => Construction.Practised("application team");
}
