using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Kms;

internal sealed class KeyOutlivesItsStack() : ResourceControl("AWS::KMS::Key")
{
    public override string Title => "A key outlives the stack that made it";

    public override string Why => "When a key goes, everything under it goes with it, backups too.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.Integrity, Soc2.A1_2, Nist80053.CP_9, Nist80053.SC_12, Iso27001.A_8_24];

    public override Construction Build =>
        Construction.Set("@DeletionPolicy", "Retain").And("@UpdateReplacePolicy", "Retain");

    public override Verdict Check(Resource resource)
    {
        var deletion = resource.DeletionPolicy;
        return Verdict
            .Of(
                deletion.IsLike("Retain") | deletion.IsLike("RetainExceptOnCreate"),
                "DeletionPolicy keeps the key.",
                "DeletionPolicy is absent or Delete: the key is scheduled for deletion with the stack. It must be Retain.",
                "DeletionPolicy is known only when deployed; it must be Retain."
            )
            .At(deletion);
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("kms.amazonaws.com", "CancelKeyDeletion")],
            [new("kms.amazonaws.com", "ScheduleKeyDeletion"), new("kms.amazonaws.com", "DisableKey")]
        );

    public override Equivalents Equivalents =>
        new() { Config = ["kms-cmk-not-scheduled-for-deletion"], Prowler = ["kms_cmk_not_deleted_unintentionally"] };
}
