using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketRefusesPublicWrites() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Nobody unknown can write to a bucket";

    public override string Why => "Whoever can write can replace records, or store what is not ours.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
        ];

    public override Construction Build =>
        Construction
            .Set("PublicAccessBlockConfiguration.BlockPublicAcls", true)
            .And("PublicAccessBlockConfiguration.BlockPublicPolicy", true)
            .And("PublicAccessBlockConfiguration.IgnorePublicAcls", true)
            .And("PublicAccessBlockConfiguration.RestrictPublicBuckets", true);

    public override Verdict Check(Resource resource)
    {
        var block = resource["PublicAccessBlockConfiguration"];
        var policies = block["BlockPublicPolicy"].IsTrue;
        var lists =
            !resource["AccessControl"].IsOneOf("PublicReadWrite")
            | block["BlockPublicAcls"].IsTrue
            | block["IgnorePublicAcls"].IsTrue;
        return Verdict
            .Of(
                policies & lists,
                "Public policies are blocked, and no list of grants opens it.",
                policies.IsNo
                    ? "PublicAccessBlockConfiguration.BlockPublicPolicy must be true: nothing else keeps a public policy out."
                    : $"AccessControl is {resource["AccessControl"]} and BlockPublicAcls is not true."
            )
            .At(block);
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("s3.amazonaws.com", "PutBucketAcl")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.x-amz-acl"] = "public-read-write" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-public-write-prohibited"],
            CdkNag = ["S3BucketPublicWriteProhibited"],
            Guard = ["S3_BUCKET_PUBLIC_WRITE_PROHIBITED"],
            Checkov = ["CKV_AWS_57"],
            Prowler = ["s3_bucket_policy_public_write_access"],
        };
}
