using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class AccessPointBlocksPublicAccess() : ResourceControl("AWS::S3::AccessPoint")
{
    public override string Title => "No access point can be opened to the public";

    public override string Why => "An access point has a policy of its own, past the bucket's.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty("PublicAccessBlockConfiguration.BlockPublicAcls", true),
            new SetProperty("PublicAccessBlockConfiguration.BlockPublicPolicy", true),
            new SetProperty("PublicAccessBlockConfiguration.IgnorePublicAcls", true),
            new SetProperty("PublicAccessBlockConfiguration.RestrictPublicBuckets", true),
        ]);

    public override Verdict Check(Resource resource)
    {
        // Absent is all four on. CloudFormation, AWS::S3::AccessPoint, "PublicAccessBlockConfiguration".
        return resource["PublicAccessBlockConfiguration"].IsMissing
            ? Verdict.Pass("PublicAccessBlockConfiguration is absent: an access point has all four blocks on.")
            : PublicAccessBlock.Judge(resource, "PublicAccessBlockConfiguration");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-access-point-public-access-blocks"],
            Guard = ["CT.S3.PR.12"],
            Checkov = ["CKV_AWS_392"],
            Prowler = ["s3_access_point_public_access_block"],
        };
}
