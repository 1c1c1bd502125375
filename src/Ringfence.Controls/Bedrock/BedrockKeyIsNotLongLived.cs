using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Bedrock;

internal sealed class BedrockKeyIsNotLongLived()
    : ResourceControl("AWS::IAM::ServiceSpecificCredential", "Ringfence::Iam::ServiceSpecificCredential")
{
    public override string Title => "No long-term API key for Bedrock exists";

    public override string Why =>
        "A long-term Bedrock API key is a password in a file: no MFA, no session, no expiry that anyone sees.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-no-users"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.UniqueUser,
            Soc2.CC6_1,
            Nist80053.IA_2,
            Nist80053.IA_5,
            Nist80053.AC_2,
            Iso27001.A_5_17,
            Iso27001.A_8_5,
        ];

    public override Construction Build => Construction.Practised("platform team");

    public override Verdict Check(Resource resource)
    {
        var service = resource["ServiceName"];
        var bedrock = service.Contains("bedrock");
        return bedrock.IsNo ? Verdict.NotApplicable("It is a credential of another service.")
            : resource["Status"].Is("Inactive").IsYes ? Verdict.Pass("The key is inactive.")
            : Verdict.Of(
                !bedrock,
                "",
                "It is a long-term API key for Bedrock; remove it, and sign calls from a role.",
                "The service is known only when deployed; it must not be Bedrock."
            );
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("iam.amazonaws.com", "CreateServiceSpecificCredential")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.serviceName"] = "bedrock.amazonaws.com",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new() { Foundation = ["bedrock-keys-absent"], Prowler = ["bedrock_api_key_no_long_term_credentials"] };
}
