using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Ec2;

internal sealed class VolumesAreEncrypted()
    : ResourceControl(
        "AWS::EC2::Volume",
        "AWS::EC2::Instance",
        "AWS::EC2::LaunchTemplate",
        "AWS::AutoScaling::LaunchConfiguration",
        "AWS::AutoScaling::AutoScalingGroup"
    )
{
    public override string Title => "Volumes are encrypted";

    public override string Why =>
        "A disk that is not encrypted is read from its snapshot, its copy, or the machine that it is attached to next.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["ebs-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("Encrypted", true);

    public override Verdict Check(Resource resource)
    {
        switch (resource.Type)
        {
            case "AWS::EC2::Volume":
                var encrypted = resource["Encrypted"];

                // A volume from a snapshot is encrypted where the snapshot is.
                return encrypted.IsMissing && !resource["SnapshotId"].IsMissing
                    ? Verdict.Unknown(
                        "Encrypted is absent, and the snapshot that it comes from decides; it must be true."
                    )
                    : Verdict.Property("Encrypted", encrypted, encrypted.IsTrue, "true");
            case "AWS::EC2::LaunchTemplate"
            or "AWS::AutoScaling::LaunchConfiguration" when LaunchSource.IsUsedHere(resource):
                return Verdict.NotApplicable("The machines and groups that are launched from it answer for it.");
            default:
                return LaunchVolumes.Judge(resource);
        }
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::EC2::Volume"
            ? CompanionKey.Fix(["KmsKeyId"], new SetProperty("Encrypted", true)) with
            {
                Mind = "The volume is replaced; copy its data by an encrypted snapshot first.",
            }
            : null;

    public override EvidenceQuery Evidence => new([], [new("ec2.amazonaws.com", "DisableEbsEncryptionByDefault")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["encrypted-volumes"],
            CdkNag = ["EC2EBSVolumeEncrypted"],
            Guard = ["ENCRYPTED_VOLUMES", "CT.EC2.PR.7", "CT.EC2.PR.14"],
            Checkov = ["CKV_AWS_3", "CKV_AWS_8"],
            Prowler = ["ec2_ebs_volume_encryption"],
        };
}
