using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Aws.Kms;

/// <summary>
/// A key of AWS KMS by its ARN, <c>arn:PARTITION:kms:REGION:ACCOUNT:key/ID</c>. No alias: whoever may move one would change which key signs.
/// </summary>
/// <param name="Text">The ARN.</param>
/// <param name="Region">Where the key is.</param>
public sealed record KmsKeyArn(string Text, string Region)
{
    /// <summary>Reads an ARN; false for anything else, an alias' ARN too.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out KmsKeyArn? arn)
    {
        var parts = text.Split(':');
        arn =
            parts is ["arn", "aws" or "aws-us-gov" or "aws-cn", "kms", { Length: > 0 } region, { Length: 12 }, var key]
            && key.StartsWith("key/", StringComparison.Ordinal)
            && key.Length > "key/".Length
                ? new KmsKeyArn(text, region)
                : null;
        return arn is not null;
    }

    /// <summary>KMS's public address in the key's region, which a VPC endpoint with private DNS answers in its stead.</summary>
    public Uri Endpoint =>
        new(
            $"https://kms.{Region}.amazonaws.com{(Text.StartsWith("arn:aws-cn:", StringComparison.Ordinal) ? ".cn" : "")}/"
        );

    /// <inheritdoc/>
    public override string ToString() => Text;
}
