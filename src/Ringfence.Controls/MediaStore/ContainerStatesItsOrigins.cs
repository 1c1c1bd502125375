using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerStatesItsOrigins() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "A media container states which sites may read it in a browser";

    public override string Why => "Without a CORS policy the decision is left to whoever asks next.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.Practised("whoever owns the container");

    public override Verdict Check(Resource resource)
    {
        var value = resource["CorsPolicy"];
        return Verdict.Property("CorsPolicy", value, value.HasItems, "a list with a rule");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreContainerCORSPolicy"] };
}
