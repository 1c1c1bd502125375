using Ringfence.Controls.Facts;

namespace Ringfence.Controls.LoadBalancing;

/// <summary>Tells a certificate of AWS Certificate Manager from one that was put in IAM.</summary>
internal static class AcmCertificate
{
    /// <summary>Yes: an ARN of ACM, or a certificate of the template. Unknown: told when deployed.</summary>
    public static Truth Is(PropertyValue arn)
    {
        if (arn.Kind == PropertyKind.Reference)
        {
            // A custom resource that asks ACM for a certificate in another region answers with its ARN.
            return arn.Target?.Type switch
            {
                "AWS::CertificateManager::Certificate" => Truth.Yes,
                "AWS::IAM::ServerCertificate" => Truth.No,
                _ => Truth.Unknown,
            };
        }

        return arn.Kind != PropertyKind.Text ? (arn.IsUnresolved ? Truth.Unknown : Truth.No)
            : arn.Text.StartsWith("arn:", StringComparison.Ordinal)
            && arn.Text.Contains(":acm:", StringComparison.Ordinal)
                ? Truth.Yes
            : arn.IsLiteral || arn.Text.Contains(":iam:", StringComparison.Ordinal) ? Truth.No
            : Truth.Unknown;
    }
}
