namespace Ringfence.Controls.Kms;

/// <summary>AWS KMS keys and their policies.</summary>
internal static class KmsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new AsymmetricKeyIsLong(),
        new KeyAdministrationIsApart(),
        new KeyGrantsAreForServices(),
        new KeyIsNotOpenToEveryone(),
        new KeyOutlivesItsStack(),
        new KeyPolicyNamesItsUsers(),
        new KeyRotates(),
        new KeyRotatesYearly(),
        new KeysBelongToThisAccount(),
    ];
}
