using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CodeBuild;

internal sealed class BuildUsesManagedImage() : ResourceControl("AWS::CodeBuild::Project")
{
    public override string Title => "A build runs in an image that AWS keeps";

    public override string Why => "An image of unknown making can change what is built.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build =>
        Construction.Set("Environment.Image", "aws/codebuild/amazonlinux2-x86_64-standard:5.0");

    public override Verdict Check(Resource resource)
    {
        var value = resource["Environment.Image"];
        return Verdict.Property(
            "Environment.Image",
            value,
            value.StartsWith("aws/codebuild/"),
            "an image of aws/codebuild/"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["CodeBuildProjectManagedImages"] };
}
