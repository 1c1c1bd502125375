using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Efs;

internal sealed class AccessPointHasRoot() : ResourceControl("AWS::EFS::AccessPoint")
{
    public override string Title => "An access point opens one directory";

    public override string Why => "An access point whose root is / opens every file.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Set("RootDirectory.Path", "/records");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var root = resource["RootDirectory.Path"];
        return Verdict.Property("RootDirectory.Path", root, root.IsPresent & !root.Is("/"), "a directory under /");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["efs-access-point-enforce-root-directory"],
            Guard = ["CT.ELASTICFILESYSYSTEM.PR.3"],
            Checkov = ["CKV_AWS_329"],
            Prowler = ["efs_access_point_enforce_root_directory"],
        };
}
