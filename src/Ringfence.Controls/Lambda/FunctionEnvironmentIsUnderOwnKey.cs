using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionEnvironmentIsUnderOwnKey() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "What a function is configured with is under a key of yours";

    public override string Why =>
        "Environment variables show to whoever may read the function's configuration, unless a key of yours stands before them.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        return resource["Environment.Variables"].HasItems.IsNo
            ? Verdict.NotApplicable("It has no environment variables.")
            : CustomerKey.Judge("KmsKeyArn", resource["KmsKeyArn"]);
    }

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyArn"]) with
        {
            Cli = "aws lambda update-function-configuration --function-name NAME --kms-key-arn KEY_ARN",
        };

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_173"] };
}
