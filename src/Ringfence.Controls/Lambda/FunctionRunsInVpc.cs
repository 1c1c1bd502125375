using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionRunsInVpc() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "Functions run inside a VPC";

    public override string Why =>
        "Outside a VPC a function reaches the internet freely, and no flow log shows what it sent.";

    public override Severity Severity => Severity.Medium;

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
        var subnets = resource["VpcConfig.SubnetIds"];
        var groups = resource["VpcConfig.SecurityGroupIds"];
        return Verdict
            .Of(
                subnets.HasItems | groups.HasItems,
                "VpcConfig names subnets or security groups.",
                "VpcConfig names no subnet and no security group; the function runs outside your VPCs."
            )
            .At(resource["VpcConfig"]);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["lambda-inside-vpc"],
            CdkNag = ["LambdaInsideVPC"],
            Guard = ["LAMBDA_INSIDE_VPC", "CT.LAMBDA.PR.3"],
            Checkov = ["CKV_AWS_117"],
            Prowler = ["awslambda_function_inside_vpc"],
        };
}
