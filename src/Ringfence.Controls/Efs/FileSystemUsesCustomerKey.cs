using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Efs;

internal sealed class FileSystemUsesCustomerKey() : ResourceControl("AWS::EFS::FileSystem")
{
    public override string Title => "Files are under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["efs-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"], new SetProperty("Encrypted", true));

    public override Verdict Check(Resource resource)
    {
        var encrypted = resource["Encrypted"];
        if (encrypted.IsTrue.IsNo)
        {
            return Verdict.Property("Encrypted", encrypted, Truth.No, "true, with a customer-managed key");
        }

        return CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);
    }

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_184"] };
}
