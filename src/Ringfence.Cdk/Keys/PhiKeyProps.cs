namespace Ringfence.Cdk.Keys;

/// <summary>How a <see cref="PhiKey"/> is made.</summary>
public sealed record PhiKeyProps
{
    /// <summary>Its alias, without <c>alias/</c>: <c>clinic-production-phi</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>What it protects, in one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>
    /// ARNs of the roles that administer it, with wildcards where names have a random part. Their own IAM policies must
    /// allow it too. None of them may be a user.
    /// </summary>
    public required IReadOnlyList<string> Administrators { get; init; }

    /// <summary>ARNs of the roles that encrypt and decrypt with it (for <see cref="KeyPurpose.Signing"/>: sign), likewise.</summary>
    /// <value>Nobody: only <see cref="Services"/> use it.</value>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>
    /// ARNs of the roles that make resources under it, likewise: they may use it through AWS services and make grants for
    /// these, and have nothing of their own decrypted.
    /// </summary>
    /// <value>Nobody.</value>
    public IReadOnlyList<string> Deployers { get; init; } = [];

    /// <summary>AWS services that use it by themselves, for resources of this account: <c>logs.us-east-1.amazonaws.com</c>.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Accounts of the organisation for whose resources <see cref="Services"/> work too, besides this one.</summary>
    public IReadOnlyList<string> ServiceAccounts { get; init; } = [];

    /// <summary>ARNs of roles of other accounts that encrypt with it what they send here, and never decrypt, likewise.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>
    /// ARNs of service-linked roles of this account that read what is under it to look for what should not be there
    /// (Macie's); no wildcard. They decrypt, and nothing else.
    /// </summary>
    public IReadOnlyList<string> Scanners { get; init; } = [];

    /// <summary>What it does.</summary>
    /// <value><see cref="KeyPurpose.Encryption"/>.</value>
    public KeyPurpose Does { get; init; } = KeyPurpose.Encryption;

    /// <summary>After how many days KMS makes new key material: 90 to 365.</summary>
    /// <value>365.</value>
    public int RotationDays { get; init; } = 365;

    /// <summary>How many days a deletion can be taken back: 30, KMS's longest, and nothing less.</summary>
    /// <value>30.</value>
    public int DeletionWindowDays { get; init; } = 30;
}
