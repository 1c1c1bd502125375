using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class AccountBlocksPublicAccess() : EstateControl("Ringfence::S3::AccountPublicAccessBlock")
{
    public override string Title => "No bucket of the account can be opened to the public";

    public override string Why => "The account's block also holds for buckets that nobody has thought of.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["s3-bpa-account"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_6,
            Nist80053.AC_3,
            Nist80053.SC_7,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("AccountBaseline");

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty("BlockPublicAcls", true),
            new SetProperty("IgnorePublicAcls", true),
            new SetProperty("BlockPublicPolicy", true),
            new SetProperty("RestrictPublicBuckets", true),
        ])
        {
            Cli =
                "aws s3control put-public-access-block --account-id ACCOUNT_ID --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
        };

    public override string? Asks =>
        "Is S3 Block Public Access fully on for the account? (aws s3control get-public-access-block)";

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var blocks = estate.OfType("Ringfence::S3::AccountPublicAccessBlock");
        if (blocks.Count == 0)
        {
            yield return Whole(
                Verdict.Unknown(
                    "CloudFormation has no type for the account's block; audit the live account (s3control:GetPublicAccessBlock)."
                )
            );
        }

        foreach (var block in blocks)
        {
            yield return new Judgement(block, PublicAccessBlock.Judge(block, ""));
        }
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("s3.amazonaws.com", "PutAccountPublicAccessBlock")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.PublicAccessBlockConfiguration.RestrictPublicBuckets"] = "true",
                    },
                },
            ],
            [
                new("s3.amazonaws.com", "DeleteAccountPublicAccessBlock"),
                new("s3.amazonaws.com", "PutAccountPublicAccessBlock")
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
            Config = ["s3-account-level-public-access-blocks-periodic", "s3-account-level-public-access-blocks"],
            Prowler = ["s3_account_level_public_access_blocks"],
        };
}
