using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionTimeoutIsSaid() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "A function says how long it may run";

    public override string Why => "The default of three seconds cuts work off in the middle.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("Timeout", 30);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws lambda update-function-configuration --function-name NAME --timeout 30" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["Timeout"];
        return Verdict.Property("Timeout", value, value.IsPresent, "a number of seconds");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaDefaultTimeout"] };
}
