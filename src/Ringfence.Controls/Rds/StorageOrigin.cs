using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>Databases that take their storage, and so its encryption, from a snapshot or from another database.</summary>
internal static class StorageOrigin
{
    private static readonly string[] Origins =
    [
        "DBSnapshotIdentifier",
        "SnapshotIdentifier",
        "DBClusterSnapshotIdentifier",
        "SourceDBInstanceIdentifier",
        "SourceDbiResourceId",
        "SourceDBInstanceAutomatedBackupsArn",
        "SourceDBClusterIdentifier",
        "SourceDbClusterResourceId",
        "ReplicationSourceIdentifier",
    ];

    /// <summary>It is made from something that exists elsewhere.</summary>
    public static bool IsElsewhere(Resource database)
    {
        foreach (var origin in Origins)
        {
            if (!database[origin].IsMissing)
            {
                return true;
            }
        }

        return false;
    }
}
