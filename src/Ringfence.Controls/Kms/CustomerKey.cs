using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Kms;

/// <summary>
/// Tells a customer-managed key from one that AWS manages, by what a key property names. An AWS-managed key is named
/// by an alias under <c>aws/</c>; its policy and its rotation cannot be changed and its use cannot be withdrawn.
/// AWS KMS Developer Guide, "AWS KMS keys".
/// </summary>
internal static class CustomerKey
{
    /// <summary>
    /// Yes: a key or alias of the customer's, or one that a parameter, an import or a stored value will name: AWS's own
    /// key is what a service takes unasked, so nobody makes a parameter for it (docs/decisions/0023). No: none, or one
    /// under <c>alias/aws/</c>. Unknown: there may be none, or it is not a key that is referred to.
    /// </summary>
    public static Truth Is(PropertyValue key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Kind switch
        {
            PropertyKind.Reference => key.Target?.Type switch
            {
                "AWS::KMS::Key" or "AWS::KMS::ReplicaKey" => Truth.Yes,
                "AWS::KMS::Alias" => !IsManaged(key.Target["AliasName"].Text),
                _ => Truth.Unknown,
            },
            PropertyKind.Text => key.Text.Length > 0 && !IsManaged(key.Text),
            PropertyKind.Unresolved when IsManaged(key.Text) => Truth.No,
            PropertyKind.Unresolved => key.IsPresent,
            _ => Truth.No,
        };
    }

    /// <summary>The verdict on a key property, with its usual sentences.</summary>
    /// <param name="path">The property, as a reader finds it.</param>
    /// <param name="key">What stands there.</param>
    public static Verdict Judge(string path, PropertyValue key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var holds = Is(key);
        return holds.IsYes && key.IsUnresolved
            ? Verdict
                .Pass($"{path} names a key when deployed ({key.WhyUnresolved}); for AWS's own, none would be named.")
                .At(key)
            : Verdict.Property(path, key, holds, "a customer-managed KMS key (not alias/aws/…)");
    }

    private static bool IsManaged(string text) =>
        text == "AWS_OWNED_KMS_KEY"
        || text.StartsWith("aws/", StringComparison.Ordinal)
        || text.StartsWith("alias/aws/", StringComparison.Ordinal)
        || text.Contains(":alias/aws/", StringComparison.Ordinal);
}
