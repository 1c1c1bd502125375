using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Qldb;

// Absent is true: CloudFormation, AWS::QLDB::Ledger, "DeletionProtection".
internal sealed class LedgerIsProtectedFromDeletion() : ResourceControl("AWS::QLDB::Ledger")
{
    public override string Title => "A QLDB ledger cannot be deleted by one call";

    public override string Why => "One mistaken call would delete the history that the ledger is kept for.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.SI_7, Iso27001.A_8_13];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) => new([new SetProperty("DeletionProtection", true)]);

    public override Verdict Check(Resource resource)
    {
        var value = resource["DeletionProtection"];
        return Verdict.Property("DeletionProtection", value, value.IsMissing ? Truth.Yes : value.IsTrue, "true");
    }

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_172"] };
}
