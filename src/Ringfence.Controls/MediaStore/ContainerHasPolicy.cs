using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerHasPolicy() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "A media container states who may reach it";

    public override string Why => "A policy that is written down can be reviewed.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Practised("whoever owns the container");

    public override Verdict Check(Resource resource)
    {
        var value = resource["Policy"];
        return Verdict.Property("Policy", value, value.IsPresent, "a policy");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreContainerHasContainerPolicy"] };
}
