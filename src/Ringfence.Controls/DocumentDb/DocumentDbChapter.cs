namespace Ringfence.Controls.DocumentDb;

/// <summary>Amazon DocumentDB clusters.</summary>
internal static class DocumentDbChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new DocumentClusterAvoidsDefaultPort(),
        new DocumentClusterCredentialsAreSecrets(),
        new DocumentClusterExportsAuditLog(),
        new DocumentClusterExportsLogs(),
        new DocumentClusterIsEncrypted(),
        new DocumentClusterIsProtectedFromDeletion(),
        new DocumentClusterKeepsBackups(),
        new DocumentClusterUsesCustomerKey(),
    ];
}
