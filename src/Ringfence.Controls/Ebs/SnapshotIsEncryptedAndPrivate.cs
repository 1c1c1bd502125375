using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Ebs;

internal sealed class SnapshotIsEncryptedAndPrivate() : EstateControl("AWS::EC2::Snapshot")
{
    public override string Title => "Snapshots of volumes are under a key of ours, and nobody else's";

    public override string Why => "A snapshot outlives its volume; one that is plain or public is the disk given away.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["snapshots-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Nist80053.CP_9_8,
            Nist80053.SC_28,
            Iso27001.A_8_13,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Practised("whoever takes snapshots by hand");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var snapshots = estate.OfType("AWS::EC2::Snapshot");
        if (snapshots.Count == 0)
        {
            yield return Whole(
                Verdict.Unknown(
                    "CloudFormation has no type for snapshots; audit the live account (ec2:DescribeSnapshots)."
                )
            );
        }

        foreach (var snapshot in snapshots)
        {
            var isPublic = Truth.Any(
                snapshot["CreateVolumePermissions"].Items,
                permission => permission["Group"].Is("all")
            );
            yield return new Judgement(
                snapshot,
                Verdict.Of(
                    snapshot["Encrypted"].IsTrue & CustomerKey.Is(snapshot["KmsKeyId"]) & !isPublic,
                    "It is encrypted under a customer-managed key and not public.",
                    "It must be encrypted under a customer-managed key and not public: copy it with a key and delete the original."
                )
            );
        }
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("ec2.amazonaws.com", "ModifySnapshotAttribute")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.attributeType"] = "CREATE_VOLUME_PERMISSION",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ebs-snapshot-public-restorable-check"],
            Prowler = ["ec2_ebs_snapshots_encrypted", "ec2_ebs_public_snapshot"],
        };
}
