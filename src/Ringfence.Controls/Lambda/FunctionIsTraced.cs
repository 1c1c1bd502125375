using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionIsTraced() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "Calls of a function are traced";

    public override string Why => "Without traces nobody can say which call touched what, or where it slowed.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("TracingConfig.Mode", "Active");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws lambda update-function-configuration --function-name NAME --tracing-config Mode=Active",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["TracingConfig.Mode"];
        return Verdict.Property("TracingConfig.Mode", value, value.Is("Active"), "Active");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["LambdaTracing"],
            Guard = ["CT.LAMBDA.PR.5"],
            Checkov = ["CKV_AWS_50"],
        };
}
