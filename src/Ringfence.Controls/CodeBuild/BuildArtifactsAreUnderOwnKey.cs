using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.CodeBuild;

internal sealed class BuildArtifactsAreUnderOwnKey() : ResourceControl("AWS::CodeBuild::Project")
{
    public override string Title => "What a build makes is under a key of yours";

    public override string Why => "The key that AWS manages cannot be withdrawn from those who hold the artifact.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource) => CustomerKey.Judge("EncryptionKey", resource["EncryptionKey"]);

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["EncryptionKey"]) with
        {
            Cli = "aws codebuild update-project --name NAME --encryption-key KEY_ARN",
        };

    public override Equivalents Equivalents =>
        new() { CdkNag = ["CodeBuildProjectKMSEncryptedArtifacts"], Checkov = ["CKV_AWS_78"] };
}
