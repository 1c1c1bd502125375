using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SageMaker;

internal sealed class NotebookStandsInVpc() : ResourceControl("AWS::SageMaker::NotebookInstance")
{
    public override string Title => "A notebook stands in a VPC of yours";

    public override string Why => "Outside your VPC no security group and no flow log stands around it.";

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
        var value = resource["SubnetId"];
        return Verdict.Property("SubnetId", value, value.IsPresent, "the id of a subnet");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["SageMakerNotebookInVPC"],
            Guard = ["CT.SAGEMAKER.PR.2"],
            Prowler = ["sagemaker_notebook_instance_vpc_settings_configured"],
        };
}
