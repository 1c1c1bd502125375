using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.SageMaker;

internal sealed class NotebookGivesNoRoot() : ResourceControl("AWS::SageMaker::NotebookInstance")
{
    public override string Title => "Users of a notebook are not root on it";

    public override string Why => "Root reads what other users of the notebook left, and switches off what watches it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites => [Hipaa.AccessControl, Soc2.CC6_3, Nist80053.AC_6, Iso27001.A_8_2];

    public override Construction Build => Construction.Set("RootAccess", "Disabled");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws sagemaker update-notebook-instance --notebook-instance-name NAME --root-access Disabled",
            Mind = "The notebook must be stopped while it changes.",
        };

    public override Verdict Check(Resource resource)
    {
        // CloudFormation User Guide, AWS::SageMaker::NotebookInstance: RootAccess is Enabled where it is not said.
        var value = resource["RootAccess"];
        return Verdict.Property("RootAccess", value, value.Is("Disabled"), "Disabled");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["sagemaker-notebook-instance-root-access-check"],
            Guard = ["CT.SAGEMAKER.PR.3"],
            Checkov = ["CKV_AWS_307"],
            Prowler = ["sagemaker_notebook_instance_root_access_disabled"],
        };
}
