using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketBlocksPublicAccess() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "No bucket can be opened to the public";

    public override string Why =>
        "One policy or one list of grants too many, and everyone reads; the four blocks stand against both, now and later.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["s3-bpa-bucket"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_1,
            Soc2.CC6_6,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.AC_6,
            Nist80053.SC_7,
            Iso27001.A_8_3,
            Iso27001.A_8_20,
        ];

    public override Construction Build =>
        Construction
            .Set("PublicAccessBlockConfiguration.BlockPublicAcls", true)
            .And("PublicAccessBlockConfiguration.BlockPublicPolicy", true)
            .And("PublicAccessBlockConfiguration.IgnorePublicAcls", true)
            .And("PublicAccessBlockConfiguration.RestrictPublicBuckets", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws s3api put-public-access-block --bucket NAME --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
        };

    public override Verdict Check(Resource resource) =>
        PublicAccessBlock.Judge(resource, "PublicAccessBlockConfiguration");

    public override EvidenceQuery Evidence =>
        new(
            [
                new("s3.amazonaws.com", "PutBucketPublicAccessBlock")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.PublicAccessBlockConfiguration.RestrictPublicBuckets"] = "true",
                    },
                },
            ],
            [
                new("s3.amazonaws.com", "DeleteBucketPublicAccessBlock"),
                new("s3.amazonaws.com", "PutBucketPublicAccessBlock")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.PublicAccessBlockConfiguration.RestrictPublicBuckets"] = "false",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-level-public-access-prohibited"],
            CdkNag = ["S3BucketLevelPublicAccessProhibited"],
            Guard = ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "CT.S3.PR.1"],
            Checkov = ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
            Prowler = ["s3_bucket_level_public_access_block"],
        };
}
