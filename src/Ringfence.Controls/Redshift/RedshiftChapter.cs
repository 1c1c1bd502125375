namespace Ringfence.Controls.Redshift;

/// <summary>Amazon Redshift clusters.</summary>
internal static class RedshiftChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new WarehouseAccessIsLogged(),
        new WarehouseAvoidsDefaultDatabase(),
        new WarehouseAvoidsDefaultPort(),
        new WarehouseAvoidsDefaultUserName(),
        new WarehouseIsEncrypted(),
        new WarehouseIsEncryptedAndLogged(),
        new WarehouseIsInVpc(),
        new WarehouseIsMaintained(),
        new WarehouseIsNotPublic(),
        new WarehouseKeepsSnapshots(),
        new WarehouseLogsItsQueries(),
        new WarehouseRequiresTls(),
        new WarehouseRoutesThroughVpc(),
        new WarehouseUpgrades(),
        new WarehouseUsesCustomerKey(),
    ];
}
