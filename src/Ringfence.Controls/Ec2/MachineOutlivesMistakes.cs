using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineOutlivesMistakes() : ResourceControl("AWS::EC2::Instance")
{
    public override string Title => "A machine cannot be ended by mistake";

    public override string Why => "One wrong call ends the machine and what is on it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("DisableApiTermination", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws ec2 modify-instance-attribute --instance-id ID --disable-api-termination" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["DisableApiTermination"];
        return Verdict.Property("DisableApiTermination", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EC2InstanceTerminationProtection"] };
}
