using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerAccessIsLogged() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "Every request to a media container is recorded";

    public override string Why => "Without the access log nobody can tell who fetched a recording.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.Set("AccessLoggingEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws mediastore start-access-logging --container-name NAME" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AccessLoggingEnabled"];
        return Verdict.Property("AccessLoggingEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreContainerAccessLogging"] };
}
