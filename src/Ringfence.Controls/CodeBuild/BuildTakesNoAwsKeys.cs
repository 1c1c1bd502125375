using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CodeBuild;

internal sealed class BuildTakesNoAwsKeys() : ResourceControl("AWS::CodeBuild::Project")
{
    public override string Title => "No AWS key stands in a build's settings";

    public override string Why =>
        "A key in plain text is readable by everyone who may see the project, and is in its logs.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.PasswordManagement, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.IA_5_7, Iso27001.A_5_17];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var bare = Truth.Any(
            resource["Environment.EnvironmentVariables"].Items,
            variable =>
                variable["Name"].IsOneOf("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
                & (variable["Type"].IsMissing ? Truth.Yes : variable["Type"].Is("PLAINTEXT"))
        );
        return Verdict
            .Of(
                !bare,
                "No environment variable holds an AWS key in plain text.",
                "An environment variable is named as an AWS key and stands in plain text; give the service role the permission, or use SECRETS_MANAGER."
            )
            .At(resource["Environment"]);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["codebuild-project-envvar-awscred-check"],
            CdkNag = ["CodeBuildProjectEnvVarAwsCred"],
            Guard = ["CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK", "CT.CODEBUILD.PR.2"],
            Prowler = ["codebuild_project_no_secrets_in_variables"],
        };
}
