namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(L) Vehicle identification numbers and plates by their label.</summary>
internal sealed class VehicleNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Vehicle;

    public override string Why => "label of a vehicle or plate";

    public override string Labels =>
        """
            vin, license plate, licence plate, plate?, number plate, registration plate, vehicle tag,
            vehicle?, tag!, vehicle identification, car plate, car registration, vehicle registration,
            license tag
            """;

    public override bool Spaced => true;

    // Capitals and digits only: "plate 3 holes" is orthopaedics.
    public override bool Accepts(ReadOnlySpan<char> value, bool weak) =>
        Digits(value) >= 1 && value.Length is >= 5 and <= 20 && value.IndexOfAnyInRange('a', 'z') < 0;
}
