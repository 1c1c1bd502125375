namespace Ringfence.Controls.Qldb;

/// <summary>Amazon QLDB ledgers.</summary>
internal static class QldbChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new LedgerHasStandardPermissions(), new LedgerIsProtectedFromDeletion(), new LedgerUsesCustomerKey()];
}
