using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseSnapshotIsEncryptedAndPrivate()
    : EstateControl("AWS::RDS::DBSnapshot", "AWS::RDS::DBClusterSnapshot")
{
    public override string Title => "Database snapshots are under a key of ours, and nobody else's";

    public override string Why =>
        "A manual snapshot outlives its database; one that is plain or public is the database given away.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["rds-snapshots-cmk"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Hipaa.MediaBackup,
            Soc2.CC6_1,
            Nist80053.CP_9_8,
            Nist80053.SC_28,
            Iso27001.A_8_13,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Practised("whoever takes snapshots by hand");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var any = false;
        foreach (var snapshot in estate.OfTypes(ResourceTypes))
        {
            any = true;
            yield return new Judgement(snapshot, Judge(snapshot));
        }

        if (!any)
        {
            yield return Whole(
                Verdict.Unknown(
                    "CloudFormation has no type for manual snapshots; audit the live account (rds:DescribeDBSnapshots)."
                )
            );
        }
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("rds.amazonaws.com", "ModifyDBSnapshotAttribute")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.valuesToAdd"] = "all" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-snapshot-encrypted", "rds-snapshots-public-prohibited"],
            Prowler = ["rds_snapshots_encrypted", "rds_snapshots_public_access"],
        };

    private static Verdict Judge(Resource snapshot)
    {
        var isPublic = Truth.Any(snapshot["RestoreAccounts"].Items, account => account.Is("all"));
        return isPublic.IsYes
            ? Verdict.Fail("Every account may restore it; take \"all\" off its restore attribute.")
            : Verdict.Of(
                snapshot["Encrypted"].IsTrue & CustomerKey.Is(snapshot["KmsKeyId"]) & !isPublic,
                "It is encrypted under a customer-managed key and shared with no one at large.",
                "It must be encrypted under a customer-managed key: copy it with one and delete the original."
            );
    }
}
