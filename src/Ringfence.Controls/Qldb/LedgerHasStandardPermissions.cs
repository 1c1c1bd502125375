using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Qldb;

internal sealed class LedgerHasStandardPermissions() : ResourceControl("AWS::QLDB::Ledger")
{
    public override string Title => "Access to a QLDB ledger is decided table by table";

    public override string Why => "ALLOW_ALL lets whoever may send a statement send every statement.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Set("PermissionsMode", "STANDARD");

    public override Verdict Check(Resource resource)
    {
        var value = resource["PermissionsMode"];
        return Verdict.Property("PermissionsMode", value, value.IsLike("STANDARD"), "STANDARD");
    }

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_170"] };
}
