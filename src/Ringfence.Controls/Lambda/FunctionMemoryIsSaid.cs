using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionMemoryIsSaid() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "A function says how much memory it has";

    public override string Why => "The default of 128 MB also caps the processor, and calls time out under load.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("MemorySize", 512);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws lambda update-function-configuration --function-name NAME --memory-size 512",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["MemorySize"];
        return Verdict.Property("MemorySize", value, value.IsPresent, "a size in MB");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaDefaultMemorySize"] };
}
