using Ringfence.Controls.Facts;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Bedrock;

/// <summary>Judges and mends the key that a resource of Bedrock is encrypted with.</summary>
internal static class CustomerKey
{
    /// <summary>A key of one's own stands at the path. Without one, a key that AWS owns is used: nobody sees or revokes its use.</summary>
    public static Verdict Judge(Resource resource, string path)
    {
        var key = resource[path];
        return Verdict.Property(path, key, key.IsPresent & !IsOfAws(key), "the ARN of a customer-managed key");
    }

    /// <summary>The key is one that AWS manages: <c>alias/aws/…</c>.</summary>
    public static Truth IsOfAws(PropertyValue key) =>
        key.IsUnresolved ? Truth.No : key.Text.Contains("alias/aws/", StringComparison.Ordinal);

    /// <summary>A companion key, set at the path.</summary>
    /// <param name="path">The property that takes the key's ARN.</param>
    /// <param name="service">The service that uses it by itself: <c>bedrock.amazonaws.com</c>.</param>
    public static Fix Fix(string path, string service) =>
        new([CompanionKey.Beside(service), new SetProperty(path, CompanionKey.Arn)])
        {
            Mind =
                "A key costs about one US dollar a month. Who uses the resource needs kms:Decrypt and kms:GenerateDataKey on it.",
        };
}
