using Ringfence.Controls;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Posture.Waivers;

/// <summary>A waiver that is past its date, or that nothing needs: itself a finding, under this id.</summary>
internal sealed class WaiverIsInForce : Control
{
    public override string Title => "Every waiver is in date and needed";

    public override string Why =>
        "A waiver past its date is a risk that nobody accepts any more; one that nothing needs will one day hide a new failure.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.RiskManagement, Hipaa.Evaluation, Soc2.CC3_2, Nist80053.CA_7, Iso27001.A_5_36];

    public override Construction Build => Construction.Practised("the waiver's owner");
}
