using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecs;

internal sealed class TaskVolumesTravelEncrypted() : ResourceControl("AWS::ECS::TaskDefinition")
{
    public override string Title => "A task reads its shared files over TLS";

    public override string Why =>
        "Without transit encryption the files of an EFS volume cross the network as they are.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["tls-internal"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var holds = Truth.Yes;
        var shared = false;
        foreach (var volume in resource["Volumes"].Items)
        {
            var configuration = volume.Entries.ContainsKey("EfsVolumeConfiguration")
                ? volume["EfsVolumeConfiguration"]
                : volume["EFSVolumeConfiguration"];
            if (!configuration.IsMissing)
            {
                shared = true;
                holds &= configuration["TransitEncryption"].Is("ENABLED");
            }
        }

        return !shared
            ? Verdict.NotApplicable("It has no EFS volume.")
            : Verdict.Of(
                holds,
                "TransitEncryption is ENABLED for every EFS volume.",
                "An EFS volume lacks TransitEncryption: ENABLED; ECS does not encrypt on the way by default."
            );
    }

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_97"] };
}
