using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElasticBeanstalk;

internal sealed class EnvironmentUpdatesItsPlatform() : ResourceControl("AWS::ElasticBeanstalk::Environment")
{
    public override string Title => "An environment takes its platform's updates by itself";

    public override string Why => "A platform that nobody updates keeps its known holes.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build =>
        Construction
            .Set("OptionSettings[OptionName=ManagedActionsEnabled].Namespace", "aws:elasticbeanstalk:managedactions")
            .And("OptionSettings[OptionName=ManagedActionsEnabled].Value", "true")
            .And(
                "OptionSettings[OptionName=UpdateLevel].Namespace",
                "aws:elasticbeanstalk:managedactions:platformupdate"
            )
            .And("OptionSettings[OptionName=UpdateLevel].Value", "minor")
            .And("OptionSettings[OptionName=PreferredStartTime].Namespace", "aws:elasticbeanstalk:managedactions")
            .And("OptionSettings[OptionName=PreferredStartTime].Value", "Sun:03:00");

    public override Verdict Check(Resource resource)
    {
        var enabled = EnvironmentOption.Find(resource, Actions, "ManagedActionsEnabled");
        var level = EnvironmentOption.Find(resource, Actions + ":platformupdate", "UpdateLevel");

        // An option that is named without a value keeps the value of its default, which for this one is on.
        var on = enabled.Named & (enabled.Value.IsMissing ? Truth.Yes : enabled.Value.IsTrue);
        return Verdict.Of(
            on & level.Value.IsOneOf("minor", "patch"),
            "Managed updates are on, with their level.",
            "ManagedActionsEnabled is not true, or UpdateLevel is neither minor nor patch."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elastic-beanstalk-managed-updates-enabled"],
            CdkNag = ["ElasticBeanstalkManagedUpdatesEnabled"],
            Guard = ["ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED", "CT.ELASTICBEANSTALK.PR.2"],
            Checkov = ["CKV_AWS_340"],
        };

    private const string Actions = "aws:elasticbeanstalk:managedactions";
}
