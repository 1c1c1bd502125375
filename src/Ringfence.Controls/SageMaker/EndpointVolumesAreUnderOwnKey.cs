using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.SageMaker;

internal sealed class EndpointVolumesAreUnderOwnKey() : ResourceControl("AWS::SageMaker::EndpointConfig")
{
    public override string Title => "The disks behind a model's endpoint are under a key of yours";

    public override string Why =>
        "What a model reads and writes stays on those disks; without a key of yours, access to it cannot be withdrawn.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Fix? FixFor(Resource resource) => CompanionKey.Fix(["KmsKeyId"]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["sagemaker-endpoint-configuration-kms-key-configured"],
            CdkNag = ["SageMakerEndpointConfigurationKMSKeyConfigured"],
            Guard = ["SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED"],
            Checkov = ["CKV_AWS_98"],
        };
}
