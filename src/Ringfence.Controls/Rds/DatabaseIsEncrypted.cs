using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseIsEncrypted() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Databases at rest are encrypted";

    public override string Why =>
        "An unencrypted volume, log or snapshot gives its records to whoever obtains it; encryption cannot be turned on later.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["rds-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_1,
            Soc2.C1_1,
            Nist80053.SC_13,
            Nist80053.SC_28,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("StorageEncrypted", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind =
                "The database is replaced, and an empty one made: take a snapshot, copy it encrypted, restore from the copy, then move clients.",
        };

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource) is { IsYes: true })
        {
            return ClusterMembership.Elsewhere;
        }

        var encrypted = resource["StorageEncrypted"];
        if (encrypted.IsMissing)
        {
            // A replica has its source's encryption, and a restored database its snapshot's.
            if (
                resource.Estate.Find(resource["SourceDBInstanceIdentifier"], "AWS::RDS::DBInstance") is { } source
                && source != resource
            )
            {
                encrypted = source["StorageEncrypted"];
            }
            else if (!resource["SourceDBInstanceIdentifier"].IsMissing)
            {
                return Verdict.Fail(
                    "StorageEncrypted is absent, and the source of this replica is not among what is audited: nothing shows that either is encrypted. Audit the source with it."
                );
            }
            else if (StorageOrigin.IsElsewhere(resource))
            {
                return Verdict.Unknown(
                    "It is made from a snapshot or another database and is encrypted where that is; audit that, or say StorageEncrypted."
                );
            }
        }

        return ClusterMembership.Weigh(
            resource,
            Verdict.Property("StorageEncrypted", encrypted, encrypted.IsTrue, "true")
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-storage-encrypted", "rds-cluster-encrypted-at-rest"],
            CdkNag = ["RDSStorageEncrypted"],
            Guard = ["RDS_STORAGE_ENCRYPTED", "CT.RDS.PR.16", "CT.RDS.PR.24"],
            Checkov = ["CKV_AWS_16", "CKV_AWS_96"],
            Prowler = ["rds_instance_storage_encrypted", "rds_cluster_storage_encrypted"],
        };
}
