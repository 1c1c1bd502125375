using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.EventBridge;

internal sealed class BusIsNotOpenToEveryone() : ResourceControl("AWS::Events::EventBusPolicy")
{
    public override string Title => "An event bus takes events only from those it names";

    public override string Why =>
        "Whoever may put events may start what rules start: functions, builds, state machines.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Soc2.CC6_1, Soc2.CC6_6, Nist80053.AC_3, Iso27001.A_8_3];

    public override Construction Build => Construction.Practised("whoever owns the bus");

    public override Verdict Check(Resource resource)
    {
        var condition = resource["Condition"];
        var named =
            resource["Principal"].Is("*")
            & !(condition["Key"].IsPresent & condition["Type"].IsPresent & condition["Value"].IsPresent);
        var written = Document(resource["Statement"])
            .Any(statement =>
                statement.Granting & statement.Principals.IsEveryone & !CallerConditions.Narrow(statement)
            );
        return Verdict.Of(
            !(named | written),
            "No statement allows everyone without a condition on who asks.",
            "It allows the principal *; name accounts, or add a condition on aws:PrincipalOrgID."
        );
    }

    // One statement without its document.
    private static PolicyDocument Document(PropertyValue statement) =>
        PolicyDocument.Read(
            PropertyValue.Of(
                new Dictionary<string, PropertyValue>(StringComparer.Ordinal) { ["Statement"] = statement }
            )
        );

    public override Equivalents Equivalents =>
        new() { CdkNag = ["EventBusOpenAccess"], Prowler = ["eventbridge_bus_exposed"] };
}
