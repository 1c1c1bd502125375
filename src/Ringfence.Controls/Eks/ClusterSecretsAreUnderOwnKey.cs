using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Eks;

internal sealed class ClusterSecretsAreUnderOwnKey() : ResourceControl("AWS::EKS::Cluster")
{
    public override string Title => "Kubernetes secrets are under a key of yours";

    public override string Why =>
        "Without envelope encryption secrets are protected by the disk's key alone, which you cannot withdraw.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        var holds = Truth.Any(
            resource["EncryptionConfig"].Items,
            each =>
                CustomerKey.Is(each["Provider.KeyArn"]) & Truth.Any(each["Resources"].Items, kind => kind.Is("secrets"))
        );
        return Verdict
            .Of(holds, "EncryptionConfig puts secrets under a key.", "EncryptionConfig names no key for secrets.")
            .At(resource["EncryptionConfig"]);
    }

    public override Fix? FixFor(Resource resource) =>
        new([])
        {
            Mind = "It cannot be undone, and a cluster that loses the key loses its secrets.",
            Cli =
                "aws eks associate-encryption-config --cluster-name NAME --encryption-config '[{\"resources\":[\"secrets\"],\"provider\":{\"keyArn\":\"KEY_ARN\"}}]'",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["eks-cluster-secrets-encrypted"],
            Guard = ["EKS_SECRETS_ENCRYPTED", "CT.EKS.PR.2"],
            Checkov = ["CKV_AWS_58"],
            Prowler = ["eks_cluster_kms_cmk_encryption_in_secrets_enabled"],
        };
}
