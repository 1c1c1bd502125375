namespace Ringfence.Controls.Ec2;

/// <summary>Amazon EC2: machines, what they are launched from, and their volumes.</summary>
internal static class Ec2Chapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new MachineHasBandwidthForItsVolumes(),
        new MachineHasNoElasticAddress(),
        new MachineHasNoPublicAddress(),
        new MachineHasRole(),
        new MachineIsMonitoredInDetail(),
        new MachineOutlivesMistakes(),
        new MachineRequiresImdsV2(),
        new MachineStandsInVpc(),
        new NewVolumesAreEncrypted(),
        new VolumeIsUnderOwnKey(),
        new VolumesAreEncrypted(),
    ];
}
