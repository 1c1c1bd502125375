namespace Ringfence.Controls.SecretsManager;

/// <summary>AWS Secrets Manager.</summary>
internal static class SecretsManagerChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new SecretIsNotPublic(),
        new SecretIsNotWrittenDown(),
        new SecretNamesItsKey(),
        new SecretRotates(),
        new SecretUsesCustomerKey(),
    ];
}
