namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(M) Serial, lot and device numbers by their label.</summary>
internal sealed class DeviceNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Device;

    public override string Why => "label of a device or its serial number";

    public override string Labels =>
        """
            serial?, serials, sn?, s n, device!, implant!, udi, imei, lot!, pacemaker!, generator!, mac
            address, pump!, device serial, implant serial, pacemaker serial, pump serial, icd serial, lead
            serial, ventilator serial, monitor serial, machine serial, model!, equipment!, asset!,
            ventilator!, device id, device identifier
            """;

    // A lone short number after "model" or "lot" is a count or a generation.
    public override bool Accepts(ReadOnlySpan<char> value, bool weak) =>
        Digits(value) >= 2 && value.Length is >= 4 and <= 64;
}
