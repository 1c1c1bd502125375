namespace Ringfence.Controls.DynamoDb;

/// <summary>Amazon DynamoDB tables and DAX clusters.</summary>
internal static class DynamoDbChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new CacheOfTablesIsEncrypted(),
        new CacheOfTablesUsesTls(),
        new TableIsInBackupPlan(),
        new TableIsProtectedFromDeletion(),
        new TableIsRecoverable(),
        new TableIsUnderKms(),
        new TableScales(),
        new TableUsesCustomerKey(),
    ];
}
