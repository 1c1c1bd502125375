using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ebs;

internal sealed class SnapshotsCannotBePublic() : EstateControl("AWS::EC2::SnapshotBlockPublicAccess")
{
    public override string Title => "No snapshot of a volume can be made public";

    public override string Why => "One public snapshot is the whole disk given away, and found within minutes.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["snapshots-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.CP_9_8, Nist80053.SC_28, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("State", "block-all-sharing");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws ec2 enable-snapshot-block-public-access --state block-all-sharing" };

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var blocks = estate.OfType("AWS::EC2::SnapshotBlockPublicAccess");
        if (blocks.Count == 0)
        {
            yield return Whole(estate.Absent("an AWS::EC2::SnapshotBlockPublicAccess"));
        }

        foreach (var block in blocks)
        {
            var state = block["State"];
            yield return new Judgement(
                block,
                Verdict.Property("State", state, state.Is("block-all-sharing"), "block-all-sharing")
            );
        }
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("ec2.amazonaws.com", "EnableSnapshotBlockPublicAccess")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.EnableSnapshotBlockPublicAccessRequest.State"] = "block-all-sharing",
                    },
                },
            ],
            [new("ec2.amazonaws.com", "DisableSnapshotBlockPublicAccess")]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ebs-snapshot-block-public-access"],
            Prowler = ["ec2_ebs_snapshot_account_block_public_access"],
        };
}
