namespace Ringfence.Gateway.Doors;

/// <summary>The doors that are open, each found by its protocol.</summary>
internal sealed class OpenDoors(IEnumerable<IDoor> doors)
{
    private readonly IDoor[] _doors =
    [
        .. Enum.GetValues<Door>().Select(kind => doors.Single(door => door.Kind == kind)),
    ];

    public IDoor Of(Door kind) => _doors[(int)kind];
}
