using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionIsNotOpenToEveryone()
    : ResourceControl("AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission")
{
    public override string Title => "Nobody outside may call a function";

    public override string Why =>
        "A permission for everyone, or for a service without saying on whose behalf, lets any AWS account run the function on your data.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessManagement,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_3,
            Nist80053.AC_6,
            Iso27001.A_5_15,
            Iso27001.A_8_3,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var principal = resource["Principal"];
        if (resource.Type == "AWS::Lambda::LayerVersionPermission")
        {
            // A layer for everyone is narrowed by an organization alone.
            return Judge(principal, principal.Is("*") & !resource["OrganizationId"].IsPresent, "an organization");
        }

        var narrowed =
            resource["SourceArn"].IsPresent
            | resource["SourceAccount"].IsPresent
            | resource["PrincipalOrgID"].IsPresent;
        var signed = resource["FunctionUrlAuthType"].Is("AWS_IAM");

        // A service acts for whichever account asks it to: the confused deputy. AWS Lambda Developer Guide, "Granting
        // Lambda function access to AWS services".
        var open = principal.Is("*") | principal.EndsWith(".amazonaws.com");
        return Judge(principal, open & !narrowed & !signed, "SourceArn, SourceAccount or PrincipalOrgID");
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("lambda.amazonaws.com", "RemovePermission20150331v2")],
            [
                new("lambda.amazonaws.com", "AddPermission20150331v2")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.principal"] = "*" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["lambda-function-public-access-prohibited"],
            CdkNag = ["LambdaFunctionPublicAccessProhibited"],
            Guard = ["LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "CT.LAMBDA.PR.2"],
            Prowler = ["awslambda_function_not_publicly_accessible"],
        };

    private static Verdict Judge(PropertyValue principal, Truth open, string by) =>
        Verdict
            .Of(
                !open,
                $"Principal is {principal}, and not everyone.",
                $"Principal is {principal}, and nothing narrows it; name {by}, or one account.",
                $"It rests on values that are known only when deployed whether {principal} is narrowed by {by}."
            )
            .At(principal);
}
