using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElasticBeanstalk;

internal sealed class EnvironmentReportsItsHealth() : ResourceControl("AWS::ElasticBeanstalk::Environment")
{
    public override string Title => "An environment reports its health in full";

    public override string Why =>
        "Basic health tells only whether a machine answers; enhanced health tells what it answers.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build =>
        Construction
            .Set("OptionSettings[OptionName=SystemType].Namespace", "aws:elasticbeanstalk:healthreporting:system")
            .And("OptionSettings[OptionName=SystemType].Value", "enhanced");

    public override Verdict Check(Resource resource)
    {
        return EnvironmentOption.Judge(
            resource,
            "aws:elasticbeanstalk:healthreporting:system",
            "SystemType",
            value => value.IsLike("enhanced"),
            "enhanced"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["beanstalk-enhanced-health-reporting-enabled"],
            CdkNag = ["ElasticBeanstalkEnhancedHealthReportingEnabled"],
            Guard = ["BEANSTALK_ENHANCED_HEALTH_REPORTING_ENABLED", "CT.ELASTICBEANSTALK.PR.1"],
            Checkov = ["CKV_AWS_312"],
        };
}
