using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class AsymmetricKeyIsLong() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "An RSA key that encrypts is longer than 2,048 bits";

    public override string Why => "Shorter keys do not outlast the records that they protect.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("KeySpec", "RSA_4096").And("KeyUsage", "ENCRYPT_DECRYPT");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("KeySpec", "RSA_4096")]) { Mind = "The key is replaced; decrypt with the old one first." };

    public override Verdict Check(Resource resource)
    {
        var spec = resource["KeySpec"];
        if (!spec.IsUnresolved && !spec.StartsWith("RSA_").IsYes)
        {
            return Verdict.NotApplicable($"KeySpec {spec} is not RSA.");
        }

        var usage = resource["KeyUsage"];
        if (usage.IsLiteral && !usage.Is("ENCRYPT_DECRYPT").IsYes)
        {
            return Verdict.NotApplicable($"KeyUsage {usage} does not encrypt.");
        }

        return Verdict.Property("KeySpec", spec, spec.IsOneOf("RSA_3072", "RSA_4096"), "RSA_3072 or RSA_4096");
    }

    public override Equivalents Equivalents => new() { Guard = ["CT.KMS.PR.2"] };
}
