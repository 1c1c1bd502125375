using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Efs;

internal sealed class FileSystemIsEncrypted() : ResourceControl("AWS::EFS::FileSystem")
{
    public override string Title => "Files are encrypted at rest";

    public override string Why => "A file system that was made without encryption cannot be given it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("Encrypted", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind = "The file system is replaced by an empty one: copy the files first (AWS DataSync).",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["Encrypted"];
        return Verdict.Property("Encrypted", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["efs-encrypted-check"],
            CdkNag = ["EFSEncrypted"],
            Guard = ["EFS_ENCRYPTED_CHECK", "CT.ELASTICFILESYSYSTEM.PR.1"],
            Checkov = ["CKV_AWS_42"],
            Prowler = ["efs_encryption_at_rest_enabled"],
        };
}
