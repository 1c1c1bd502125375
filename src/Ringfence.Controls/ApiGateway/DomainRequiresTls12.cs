using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class DomainRequiresTls12()
    : ResourceControl("AWS::ApiGateway::DomainName", "AWS::ApiGatewayV2::DomainName")
{
    public override string Title => "An API's name answers TLS 1.2 or later only";

    public override string Why => "TLS 1.0 and 1.1 are broken; where nothing is said a REST API's name may take them.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-min-12", "tls-apigw"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
            Nist80053.SC_13,
        ];

    public override Construction Build => Construction.Set("SecurityPolicy", "TLS_1_2");

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::ApiGateway::DomainName")
        {
            var policy = resource["SecurityPolicy"];
            return Verdict.Property(
                "SecurityPolicy",
                policy,
                IsModern(policy),
                "TLS_1_2 or a SecurityPolicy_TLS13_… policy"
            );
        }

        // An HTTP API's name has no policy but TLS_1_2, and takes it where nothing is said.
        var configurations = resource["DomainNameConfigurations"];
        return Verdict
            .Of(
                Truth.All(
                    configurations.Items,
                    each => each["SecurityPolicy"].IsMissing ? Truth.Yes : IsModern(each["SecurityPolicy"])
                ),
                "SecurityPolicy is TLS_1_2.",
                "A configuration has a SecurityPolicy other than TLS_1_2."
            )
            .At(configurations);
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::ApiGateway::DomainName"
            ? new([.. Build.Sets])
            {
                Cli =
                    "aws apigateway update-domain-name --domain-name NAME --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2",
            }
            : new Fix([new SetProperty("DomainNameConfigurations[*].SecurityPolicy", "TLS_1_2")])
            {
                Cli =
                    "aws apigatewayv2 update-domain-name --domain-name NAME --domain-name-configurations CertificateArn=CERTIFICATE_ARN,SecurityPolicy=TLS_1_2",
            };

    public override Equivalents Equivalents =>
        new() { Guard = ["API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC", "CT.APIGATEWAY.PR.6"], Checkov = ["CKV_AWS_206"] };

    private static Truth IsModern(PropertyValue policy) =>
        policy.Is("TLS_1_2")
        | policy.StartsWith("SecurityPolicy_TLS13_1_2_")
        | policy.StartsWith("SecurityPolicy_TLS13_1_3_");
}
