using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class ServiceHasNoPublicAddress() : ResourceControl("AWS::ECS::Service")
{
    public override string Title => "Tasks of a service have no public address";

    public override string Why =>
        "A task with a public address is one security group rule away from the whole internet.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["net-private-subnets-compute"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
            Iso27001.A_8_22,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var value = resource["NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"];

        // AWS takes DISABLED where a template says nothing. ECS Developer Guide, "AwsVpcConfiguration".
        return Verdict.Property(
            "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
            value,
            value.IsMissing ? Truth.Yes : value.Is("DISABLED"),
            "DISABLED"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "DISABLED")])
        {
            Mind = "The tasks then pull their image through a NAT gateway or interface endpoints.",
            Cli =
                """aws ecs update-service --cluster CLUSTER --service NAME --network-configuration '{"awsvpcConfiguration":{"subnets":["SUBNET_ID"],"securityGroups":["SECURITY_GROUP_ID"],"assignPublicIp":"DISABLED"}}'""",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecs-service-assign-public-ip-disabled"],
            Guard = ["CT.ECS.PR.9"],
            Checkov = ["CKV_AWS_333"],
            Prowler = ["ecs_service_no_assign_public_ip"],
        };
}
