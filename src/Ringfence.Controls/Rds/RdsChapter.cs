namespace Ringfence.Controls.Rds;

/// <summary>Amazon RDS and Aurora.</summary>
internal static class RdsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new AuroraCanBacktrack(),
        new AuroraClusterIsInBackupPlan(),
        new ClassicDatabaseGroupIsClosed(),
        new ClusterIsNotPublic(),
        new DatabaseAuditsItsQueries(),
        new DatabaseAvoidsDefaultPort(),
        new DatabaseAvoidsDefaultUserName(),
        new DatabaseCopiesTagsToSnapshots(),
        new DatabaseExportsItsLogs(),
        new DatabaseHasGroupThatForcesTls(),
        new DatabaseIsEncrypted(),
        new DatabaseIsInBackupPlan(),
        new DatabaseIsProtectedFromDeletion(),
        new DatabaseKeepsBackupsLongest(),
        new DatabasePasswordIsSecret(),
        new DatabaseSnapshotIsEncryptedAndPrivate(),
        new DatabaseUsesCustomerKey(),
        new DatabaseUsesIam(),
        new InstanceIsBackedUp(),
        new InstanceIsMonitored(),
        new InstanceIsNotPublic(),
        new InstanceSpansZones(),
        new InstanceUpgradesMinorVersions(),
        new InstanceUsesIam(),
        new ParameterGroupForcesTls(),
        new ProxyRequiresTls(),
        new ServerlessAuroraExportsItsLogs(),
    ];
}
