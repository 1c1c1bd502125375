using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Kms;

/// <summary>
/// Tells a customer-managed key from one that AWS manages, by what a key property names. An AWS-managed key is named
/// by an alias under <c>aws/</c>; its policy and its rotation cannot be changed and its use cannot be withdrawn.
/// AWS KMS Developer Guide, "AWS KMS keys".
/// </summary>
internal static class CustomerKey
{
    /// <summary>Yes: a key or alias of the customer's. No: none, or one under <c>alias/aws/</c>. Unknown: told when deployed.</summary>
    public static Truth Is(PropertyValue key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Kind == PropertyKind.Reference)
        {
            return key.Target?.Type switch
            {
                "AWS::KMS::Key" or "AWS::KMS::ReplicaKey" => Truth.Yes,
                "AWS::KMS::Alias" => !IsManaged(key.Target["AliasName"].Text),
                _ => Truth.Unknown,
            };
        }

        if (key.Kind != PropertyKind.Text)
        {
            return key.IsUnresolved ? Truth.Unknown : Truth.No;
        }

        var text = key.Text;
        return text.Length == 0 || IsManaged(text) ? Truth.No
            : key.IsLiteral || text.Contains(":key/", StringComparison.Ordinal) ? Truth.Yes
            : NamesKeyOrAlias(text) ? Truth.Yes
            : Truth.Unknown;
    }

    /// <summary>
    /// Yes: some key is named, and none that AWS manages. For properties whose value is usually told when deployed, and where a name alone
    /// decides: a key of AWS's own is the default there, so nobody names one by a parameter.
    /// </summary>
    public static Truth IsNamed(PropertyValue key) => Is(key).IsNo ? Truth.No : key.IsPresent;

    /// <summary>The verdict on a key property, with its usual sentences.</summary>
    /// <param name="path">The property, as a reader finds it.</param>
    /// <param name="key">What stands there.</param>
    public static Verdict Judge(string path, PropertyValue key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Verdict.Property(path, key, Is(key), "a customer-managed KMS key (not alias/aws/…)");
    }

    // A text around a key of the estate: "${Key.Arn}", "alias/${Name}", an ARN with the region left open.
    private static bool NamesKeyOrAlias(string text) =>
        text.EndsWith(".Arn}", StringComparison.Ordinal)
        || text.StartsWith("alias/", StringComparison.Ordinal)
        || text.Contains(":alias/", StringComparison.Ordinal);

    private static bool IsManaged(string text) =>
        text == "AWS_OWNED_KMS_KEY"
        || text.StartsWith("aws/", StringComparison.Ordinal)
        || text.StartsWith("alias/aws/", StringComparison.Ordinal)
        || text.Contains(":alias/aws/", StringComparison.Ordinal);
}
