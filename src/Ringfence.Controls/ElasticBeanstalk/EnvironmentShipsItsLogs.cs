using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElasticBeanstalk;

internal sealed class EnvironmentShipsItsLogs() : ResourceControl("AWS::ElasticBeanstalk::Environment")
{
    public override string Title => "An environment ships its machines' logs to S3";

    public override string Why => "Logs that stay on a machine go when it goes.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction
            .Set("OptionSettings[OptionName=LogPublicationControl].Namespace", "aws:elasticbeanstalk:hostmanager")
            .And("OptionSettings[OptionName=LogPublicationControl].Value", "true");

    public override Verdict Check(Resource resource)
    {
        return EnvironmentOption.Judge(
            resource,
            "aws:elasticbeanstalk:hostmanager",
            "LogPublicationControl",
            value => value.IsLike("true"),
            "true"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["ElasticBeanstalkEC2InstanceLogsToS3"] };
}
