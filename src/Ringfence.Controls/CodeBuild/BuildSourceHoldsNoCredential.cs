using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CodeBuild;

internal sealed class BuildSourceHoldsNoCredential() : ResourceControl("AWS::CodeBuild::Project")
{
    public override string Title => "A build's source address holds no credential";

    public override string Why => "A token in a repository's address is readable by everyone who may see the project.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PasswordManagement, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_5_7, Iso27001.A_5_17];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var bare = SourceCredential.In(resource["Source.Location"]);
        foreach (var source in resource["SecondarySources"].Items)
        {
            bare |= SourceCredential.In(source["Location"]);
        }

        return Verdict.Of(
            !bare,
            "No source location holds a user or a token.",
            "A source location holds a user or a token before its host; use a connection or OAuth."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["codebuild-project-source-repo-url-check"],
            CdkNag = ["CodeBuildProjectSourceRepoUrl"],
            Guard = ["CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK", "CT.CODEBUILD.PR.1"],
            Prowler = ["codebuild_project_source_repo_url_no_sensitive_credentials"],
        };
}
