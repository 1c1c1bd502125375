using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyRotatesYearly() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "A key's material is at most a year old";

    public override string Why => "The longer one material is in use, the more is under it.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<string> Requirements => ["kms-rotation"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("EnableKeyRotation", true).And("RotationPeriodInDays", 365);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws kms enable-key-rotation --key-id ID --rotation-period-in-days 365" };

    public override Verdict Check(Resource resource)
    {
        var spec = resource["KeySpec"];
        if (spec.IsLiteral && !spec.Is("SYMMETRIC_DEFAULT").IsYes)
        {
            return Verdict.NotApplicable($"KeySpec {spec} cannot be rotated by KMS.");
        }

        var origin = resource["Origin"];
        if (origin.IsLiteral && !origin.Is("AWS_KMS").IsYes)
        {
            // AWS KMS Developer Guide, "Rotate AWS KMS keys": imported material and key stores are rotated by hand.
            return Verdict.NotApplicable($"A key of Origin {origin} is not rotated by KMS; it is replaced by hand.");
        }

        if (!resource["EnableKeyRotation"].IsTrue.IsYes)
        {
            return Verdict.NotApplicable("Rotation is not known to be on; another control says so.");
        }

        // Absent is 365 days. CloudFormation, AWS::KMS::Key, "RotationPeriodInDays".
        var days = resource["RotationPeriodInDays"];
        return Verdict.Property(
            "RotationPeriodInDays",
            days,
            days.IsMissing ? Truth.Yes : days.AtMost(365),
            "at most 365"
        );
    }

    public override EvidenceQuery Evidence => new([], [new("kms.amazonaws.com", "DisableKeyRotation")]);
}
