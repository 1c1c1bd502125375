using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Efs;

internal sealed class AccessPointHasUser() : ResourceControl("AWS::EFS::AccessPoint")
{
    public override string Title => "An access point acts as one user";

    public override string Why => "Without a user the client says who it is, and may say root.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Set("PosixUser.Uid", "1000").And("PosixUser.Gid", "1000");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var user = resource["PosixUser"];
        return Verdict
            .Of(
                user["Uid"].IsPresent & user["Gid"].IsPresent,
                "PosixUser names a user and a group.",
                "PosixUser must name a Uid and a Gid."
            )
            .At(user);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["efs-access-point-enforce-user-identity"],
            Guard = ["CT.ELASTICFILESYSYSTEM.PR.4"],
            Checkov = ["CKV_AWS_330"],
            Prowler = ["efs_access_point_enforce_user_identity"],
        };
}
