using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class NewVolumesAreEncrypted() : ResourceControl("Ringfence::Ec2::EbsDefaults")
{
    public override string Title => "New volumes are encrypted by default";

    public override string Why => "A volume that nobody thought of is made in the clear.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ebs-default-encryption"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24, Nist80053.CM_6];

    public override Construction Build => Construction.Set("EbsEncryptionByDefault", true);

    public override Verdict Check(Resource resource)
    {
        var value = resource["EbsEncryptionByDefault"];
        return Verdict.Property("EbsEncryptionByDefault", value, value.IsTrue, "true in every region");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix ? fix with { Cli = "aws ec2 enable-ebs-encryption-by-default" } : null;

    public override EvidenceQuery Evidence =>
        new(
            [new("ec2.amazonaws.com", "EnableEbsEncryptionByDefault")],
            [new("ec2.amazonaws.com", "DisableEbsEncryptionByDefault")]
        );

    public override Equivalents Equivalents =>
        new() { Config = ["ec2-ebs-encryption-by-default"], Prowler = ["ec2_ebs_default_encryption"] };
}
