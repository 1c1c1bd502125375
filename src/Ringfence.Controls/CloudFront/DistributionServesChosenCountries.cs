using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudFront;

internal sealed class DistributionServesChosenCountries() : ResourceControl("AWS::CloudFront::Distribution")
{
    public override string Title => "A distribution serves the countries that are chosen";

    public override string Why => "Countries that nobody is served in send only attacks.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.MaliciousSoftware,
            Soc2.CC6_6,
            Nist80053.SC_5,
            Nist80053.SC_7,
            Nist80053.SI_4,
            Iso27001.A_8_20,
            Iso27001.A_8_26,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DistributionConfig.Restrictions.GeoRestriction.RestrictionType"];
        return Verdict.Property(
            "GeoRestriction.RestrictionType",
            value,
            value.IsPresent & !value.Is("none"),
            "whitelist or blacklist"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["CloudFrontDistributionGeoRestrictions"],
            Checkov = ["CKV_AWS_374"],
            Prowler = ["cloudfront_distributions_geo_restrictions_enabled"],
        };
}
