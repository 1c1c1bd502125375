using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Network;

internal sealed class SecurityGroupSaysItsPurpose() : ResourceControl("AWS::EC2::SecurityGroup")
{
    public override string Title => "A security group says what it is for";

    public override string Why => "A group that nobody can explain is never taken away.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Soc2.CC7_1, Nist80053.CM_2, Nist80053.CM_6, Iso27001.A_8_9];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var value = resource["GroupDescription"];
        return Verdict.Property(
            "GroupDescription",
            value,
            !value.IsLiteral ? value.IsPresent : value.Text.Length > 1,
            "a sentence"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EC2SecurityGroupDescription"] };
}
