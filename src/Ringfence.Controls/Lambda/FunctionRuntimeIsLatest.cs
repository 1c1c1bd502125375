using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionRuntimeIsLatest() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "A function runs on the latest runtime of its language";

    public override string Why => "An old runtime stops getting security patches, and then AWS stops it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.Set("Runtime", "python3.15");

    // A function stays in its own language.
    public override Fix? FixFor(Resource resource) =>
        LambdaRuntimes.LatestFor(resource["Runtime"].Text) is { } latest
            ? new Fix([new SetProperty("Runtime", latest)])
            {
                Mind = "A newer runtime may need changes of the code: run its tests before.",
                Cli = $"aws lambda update-function-configuration --function-name NAME --runtime {latest}",
            }
            : null;

    public override Verdict Check(Resource resource)
    {
        var runtime = resource["Runtime"];
        if (runtime.IsMissing)
        {
            return Verdict.NotApplicable("It has no Runtime: a container image brings its own.");
        }

        var latest = runtime.IsLiteral ? LambdaRuntimes.LatestFor(runtime.Text) : null;
        if (runtime.IsLiteral && latest is null)
        {
            return Verdict.NotApplicable($"Runtime {runtime} belongs to no family that has versions here.");
        }

        return Verdict.Property(
            "Runtime",
            runtime,
            latest is null ? Truth.Unknown : runtime.Is(latest),
            latest ?? "the latest of its language"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaLatestVersion"] };
}
