using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

internal sealed class BucketRefusesPlainHttp() : ResourceControl("AWS::S3::Bucket", "AWS::S3::BucketPolicy")
{
    public override string Title => "A bucket refuses plain HTTP";

    public override string Why =>
        "An object fetched without TLS is read by every network on its way, and so is the signature that fetched it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["s3-tls-only"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Hipaa.DataAuthentication,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Nist80053.SC_23,
            Nist80053.AC_17_2,
            Iso27001.A_8_24,
            Iso27001.A_5_14,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) => BucketScope.RefusePlain(resource);

    public override Verdict Check(Resource resource)
    {
        const string must =
            "s3:* denied to everyone where aws:SecureTransport is false, on the bucket and on its objects";
        if (resource.Type == "AWS::S3::BucketPolicy")
        {
            return Verdict
                .Of(
                    BucketScope.Any(resource, statement => PlainTransport.IsDeniedBy(statement, "s3:*")),
                    $"The policy has {must}.",
                    $"The policy must have {must}."
                )
                .At(resource["PolicyDocument"]);
        }

        return Verdict.Of(
            BucketPolicies.AnyOnAll(resource, statement => PlainTransport.IsDeniedBy(statement, "s3:*")),
            $"Its policy has {must}.",
            $"It has no policy that has {must}.",
            $"A policy of another stack, or one that is known only when deployed, may have {must}."
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketPolicy")], [new("s3.amazonaws.com", "DeleteBucketPolicy")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-ssl-requests-only"],
            CdkNag = ["S3BucketSSLRequestsOnly"],
            Guard = ["S3_BUCKET_SSL_REQUESTS_ONLY", "CT.S3.PR.8"],
            Checkov = ["CKV_AWS_379"],
            Prowler = ["s3_bucket_secure_transport_policy"],
        };
}
