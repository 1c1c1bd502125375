using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Ec2;

internal sealed class VolumeIsUnderOwnKey() : ResourceControl("AWS::EC2::Volume")
{
    public override string Title => "A volume is under a key of yours";

    public override string Why => "The key that AWS manages cannot be withdrawn from those who may read the disk.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ebs-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"], new SetProperty("Encrypted", true)) with
        {
            Mind = "The volume is replaced; copy its data by an encrypted snapshot first.",
        };
}
