using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerObjectsExpire() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "Media is not kept longer than it is needed";

    public override string Why => "Recordings that nobody deletes are a store of personal data without an owner.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Gdpr.StorageLimitation, Hipaa.Disposal, Nist80053.SI_12, Iso27001.A_8_10];

    public override Construction Build => Construction.Practised("whoever owns the container");

    public override Verdict Check(Resource resource)
    {
        var value = resource["LifecyclePolicy"];
        return Verdict.Property("LifecyclePolicy", value, value.IsPresent, "a policy");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreContainerLifecyclePolicy"] };
}
