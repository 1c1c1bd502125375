using Ringfence.Redaction.Detectors.Names;
using Ringfence.Redaction.Detectors.Network;
using Ringfence.Redaction.Detectors.Numbers;
using Ringfence.Redaction.Detectors.Places;
using Ringfence.Redaction.Detectors.Times;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors;

/// <summary>Every detector, once.</summary>
internal static class DetectorSet
{
    public static LabelledValue Labelled { get; } = new();

    public static LowerCaseName LowerCase { get; } = new();

    public static Detector[] All { get; } =
    [
        Labelled,
        new PersonName(),
        LowerCase,
        new PatientInitials(),
        new Facility(),
        new City(),
        new Town(),
        new StreetAddress(),
        new AddressBlock(),
        new AddressLine(),
        new PostalCode(),
        new Coordinates(),
        new NumericDate(),
        new WrittenDate(),
        new Holiday(),
        new AgeOverEightyNine(),
        new PhoneNumber(),
        new PhoneExtension(),
        new SocialSecurityNumber(),
        new CheckedCode(CheckedCode.Usual),
        new EmailAddress(),
        new WebAddress(),
        new InternetAddress(),
        new Secret(),
        new PhotographFile(),
    ];

    public static Clue AnyTrigger { get; } = All.Aggregate(Clue.None, (clues, detector) => clues | detector.Triggers);
}
