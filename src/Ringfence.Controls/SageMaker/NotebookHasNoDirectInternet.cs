using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SageMaker;

internal sealed class NotebookHasNoDirectInternet() : ResourceControl("AWS::SageMaker::NotebookInstance")
{
    public override string Title => "A notebook reaches the internet through your VPC or not at all";

    public override string Why => "Direct internet access takes data out past every firewall and flow log of yours.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.Set("DirectInternetAccess", "Disabled");

    public override Verdict Check(Resource resource)
    {
        var value = resource["DirectInternetAccess"];
        return Verdict.Property("DirectInternetAccess", value, value.Is("Disabled"), "Disabled");
    }

    public override Fix? FixFor(Resource resource) =>
        // SageMaker takes Disabled only in a subnet, and which one is a person's choice.
        resource["SubnetId"].IsPresent.IsNo
            ? null
            : Build.FixFor(resource);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["sagemaker-notebook-no-direct-internet-access"],
            CdkNag = ["SageMakerNotebookNoDirectInternetAccess"],
            Guard = ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", "CT.SAGEMAKER.PR.1"],
            Checkov = ["CKV_AWS_122"],
            Prowler = ["sagemaker_notebook_instance_without_direct_internet_access_configured"],
        };
}
