using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailCoversAccountsAndDevices() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail has expressions for accounts and devices too";

    public override string Why =>
        "Bedrock finds bank accounts and MAC addresses, but no account of the clinic and no serial number of an implant.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gr-pii-redaction"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.SafeHarbor,
            Hipaa.MinimumNecessary,
            Hipaa.AccessControl,
            Soc2.C1_1,
            Soc2.P4_2,
            Soc2.CC6_8,
            Nist80053.SI_15,
            Nist80053.SI_19,
            Nist80053.PT_7,
            Nist80053.AC_4,
            Iso27001.A_8_11,
            Iso27001.A_8_12,
            Iso27001.A_5_34,
        ];

    public override Construction Build =>
        Construction
            .Set(
                "SensitiveInformationPolicyConfig.RegexesConfig[Name=AccountNumber].Pattern",
                IdentifierExpressions.AccountNumber
            )
            .And("SensitiveInformationPolicyConfig.RegexesConfig[Name=AccountNumber].Action", "ANONYMIZE")
            .And(
                "SensitiveInformationPolicyConfig.RegexesConfig[Name=DeviceNumber].Pattern",
                IdentifierExpressions.DeviceNumber
            )
            .And("SensitiveInformationPolicyConfig.RegexesConfig[Name=DeviceNumber].Action", "ANONYMIZE");

    public override Verdict Check(Resource resource)
    {
        var expressions = resource["SensitiveInformationPolicyConfig.RegexesConfig"];
        return Verdict
            .Of(
                IdentifierExpressions.Cover(expressions, Accounts) & IdentifierExpressions.Cover(expressions, Devices),
                "It has expressions for accounts and devices.",
                "It has no expression for account numbers, or none for device numbers.",
                "Whether an expression finds account and device numbers cannot be told; name or describe them by what they find."
            )
            .At(expressions);
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-unweakened"] };

    private static readonly string[] Accounts = ["account", "acct"];

    private static readonly string[] Devices = ["device", "serial", "udi", "implant"];
}
