using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class WebsiteIsReachedThroughCloudFront() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "A website's bucket is read by CloudFront alone";

    public override string Why => "A bucket that serves a site by itself serves it without TLS and to everyone.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.TransmissionSecurity, Soc2.CC6_6, Nist80053.SC_7, Iso27001.A_8_20];

    public override Construction Build => Construction.Practised("whoever owns the site");

    public override Verdict Check(Resource resource)
    {
        if (resource["WebsiteConfiguration"].IsMissing)
        {
            return Verdict.NotApplicable("It serves no website.");
        }

        var read = Truth.No;
        foreach (var policy in BucketPolicies.Of(resource))
        {
            read |= CloudFrontReader.IsOnlyReader(policy.Policy("PolicyDocument"));
        }

        return Verdict.Of(
            read,
            "Its policy lets CloudFront read it, and nobody unnamed.",
            "It serves a website, and no policy lets an origin access identity (or control) of CloudFront, and nobody unnamed, read it."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["S3WebBucketOAIAccess"] };
}
