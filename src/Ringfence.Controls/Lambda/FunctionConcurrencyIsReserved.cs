using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionConcurrencyIsReserved() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "A function has a concurrency of its own";

    public override string Why =>
        "Without a reserved share one function under load takes the concurrency of the whole account, and the others stop answering.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("ReservedConcurrentExecutions", 10);

    public override Verdict Check(Resource resource)
    {
        var value = resource["ReservedConcurrentExecutions"];
        return Verdict.Property("ReservedConcurrentExecutions", value, value.AtLeast(1), "at least 1");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Mind = "The share is taken from the account's concurrency; choose it by the load.",
                Cli = "aws lambda put-function-concurrency --function-name NAME --reserved-concurrent-executions 10",
            }
            : null;

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["lambda-concurrency-check"],
            CdkNag = ["LambdaConcurrency"],
            Guard = ["LAMBDA_CONCURRENCY_CHECK"],
            Checkov = ["CKV_AWS_115"],
        };
}
