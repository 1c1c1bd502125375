using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ec2;

internal sealed class MachineIsMonitoredInDetail()
    : ResourceControl("AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration")
{
    public override string Title => "A machine is measured every minute";

    public override string Why => "Five minutes are long enough for an attack to come and go unseen.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("Monitoring", true);

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::AutoScaling::LaunchConfiguration")
        {
            // Here AWS takes true where nothing is said.
            var measured = resource["InstanceMonitoring"];
            return Verdict.Property("InstanceMonitoring", measured, !measured.IsFalse, "true");
        }

        var value = resource["Monitoring"];
        return Verdict.Property("Monitoring", value, value.IsTrue, "true");
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::EC2::Instance"
            ? new([.. Build.Sets]) { Cli = "aws ec2 monitor-instances --instance-ids ID" }
            : new Fix([new SetProperty("InstanceMonitoring", true)]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ec2-instance-detailed-monitoring-enabled"],
            CdkNag = ["EC2InstanceDetailedMonitoringEnabled"],
            Guard = ["EC2_INSTANCE_DETAILED_MONITORING_ENABLED", "CT.EC2.PR.5"],
            Checkov = ["CKV_AWS_126"],
            Prowler = ["ec2_instance_detailed_monitoring_enabled"],
        };
}
