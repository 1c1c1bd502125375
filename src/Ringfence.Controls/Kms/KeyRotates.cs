using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyRotates() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "The material of every key that KMS can rotate is rotated";

    public override string Why => "Years of records under one key material are all lost with it.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["kms-rotation"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("EnableKeyRotation", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws kms enable-key-rotation --key-id ID" };

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

        var rotation = resource["EnableKeyRotation"];
        var may = spec.IsUnresolved || origin.IsUnresolved;
        return Verdict.Property(
            "EnableKeyRotation",
            rotation,
            rotation.IsTrue | (may ? Truth.Unknown : Truth.No),
            "true"
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("kms.amazonaws.com", "EnableKeyRotation")], [new("kms.amazonaws.com", "DisableKeyRotation")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cmk-backing-key-rotation-enabled"],
            CdkNag = ["KMSBackingKeyRotationEnabled"],
            Guard = ["CT.KMS.PR.1", "CMK_BACKING_KEY_ROTATION_ENABLED"],
            Checkov = ["CKV_AWS_7"],
            Prowler = ["kms_cmk_rotation_enabled"],
        };
}
