using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionUrlAsksForSignature() : ResourceControl("AWS::Lambda::Url")
{
    public override string Title => "A function's URL answers only signed requests";

    public override string Why => "A URL without authorization is a public door to whatever the function can read.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.AC_3, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("AuthType", "AWS_IAM");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws lambda update-function-url-config --function-name NAME --auth-type AWS_IAM" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AuthType"];
        return Verdict.Property("AuthType", value, value.Is("AWS_IAM"), "AWS_IAM");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("lambda.amazonaws.com", "CreateFunctionUrlConfig")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.authType"] = "NONE" },
                },
                new("lambda.amazonaws.com", "UpdateFunctionUrlConfig")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.authType"] = "NONE" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["LambdaFunctionUrlAuth"],
            Guard = ["CT.LAMBDA.PR.4"],
            Checkov = ["CKV_AWS_258"],
            Prowler = ["awslambda_function_url_public"],
        };
}
