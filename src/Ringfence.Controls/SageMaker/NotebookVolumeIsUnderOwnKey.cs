using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.SageMaker;

internal sealed class NotebookVolumeIsUnderOwnKey() : ResourceControl("AWS::SageMaker::NotebookInstance")
{
    public override string Title => "A notebook's disk is under a key of yours";

    public override string Why =>
        "Notebooks gather copies of data; without a key of yours, access to them cannot be withdrawn.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Fix? FixFor(Resource resource) => CompanionKey.Fix(["KmsKeyId"]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["sagemaker-notebook-instance-kms-key-configured"],
            CdkNag = ["SageMakerNotebookInstanceKMSKeyConfigured"],
            Guard = ["SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED"],
            Checkov = ["CKV_AWS_187"],
            Prowler = ["sagemaker_notebook_instance_encryption_enabled"],
        };
}
