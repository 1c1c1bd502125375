using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineHasBandwidthForItsVolumes() : ResourceControl("AWS::EC2::Instance")
{
    public override string Title => "A machine has bandwidth of its own for its volumes";

    public override string Why => "Where network and disk share a line, load on the one stops the other.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var optimized = resource["EbsOptimized"];
        var type = resource["InstanceType"];

        // Every current type is optimized whatever is said; these older ones only when asked. Amazon EC2 User Guide,
        // "Amazon EBS-optimized instance types".
        var holds = optimized.IsTrue | (type.IsMissing ? Truth.Yes : !type.IsOneOf(OnlyWhenAsked));
        return Verdict
            .Of(
                holds,
                "It is optimized for EBS, or its type is without being asked.",
                $"EbsOptimized is {optimized}, and {type} is optimized only when asked."
            )
            .At(optimized);
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("EbsOptimized", true)])
        {
            Cli = "aws ec2 modify-instance-attribute --instance-id ID --ebs-optimized",
            Mind = "The machine must be stopped while it changes.",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ebs-optimized-instance"],
            CdkNag = ["EC2EBSOptimizedInstance"],
            Guard = ["EBS_OPTIMIZED_INSTANCE", "CT.EC2.PR.6"],
            Checkov = ["CKV_AWS_135"],
        };

    private static readonly string[] OnlyWhenAsked =
    [
        "c1.xlarge",
        "c3.xlarge",
        "c3.2xlarge",
        "c3.4xlarge",
        "g2.2xlarge",
        "i2.xlarge",
        "i2.2xlarge",
        "i2.4xlarge",
        "m1.large",
        "m1.xlarge",
        "m2.2xlarge",
        "m2.4xlarge",
        "m3.xlarge",
        "m3.2xlarge",
        "r3.xlarge",
        "r3.2xlarge",
        "r3.4xlarge",
    ];
}
