using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketPolicyNamesRoles() : ResourceControl("AWS::S3::BucketPolicy")
{
    public override string Title => "Bucket policies name the roles that need access";

    public override string Why => "A policy that lets in an account lets in everyone whom that account lets in.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["s3-policy-roles-only"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.AccessEstablishment,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_8_3,
            Iso27001.A_5_15,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("PolicyDocument");
        return Verdict
            .Of(
                !policy.Any(GrantedAccess.IsTooWide),
                "Every Allow names roles, or services for an account of ours.",
                "An Allow names everyone, a whole account, or a service without aws:SourceAccount, aws:SourceArn or aws:SourceOrgID; name the roles that need access.",
                "Some principals are known only when deployed; they must be roles, or services for an account of ours."
            )
            .At(resource["PolicyDocument"]);
    }

    public override Equivalents Equivalents => new() { Prowler = ["s3_bucket_cross_account_access"] };
}
