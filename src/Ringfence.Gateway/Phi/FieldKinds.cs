using System.Collections.Frozen;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Members of a tool's JSON whose value is an identifier by the member's name alone, whatever it looks like. Names are compared without
/// case and signs, so <c>patient_name</c> is <c>patientName</c>.
/// </summary>
internal static class FieldKinds
{
    private const int Longest = 32;

    private static readonly FrozenDictionary<string, PhiKind>.AlternateLookup<ReadOnlySpan<char>> Known = Table(
            (
                PhiKind.Name,
                "patientname patient firstname lastname middlename fullname surname familyname givenname family given maidenname nextofkin physician provider attending"
            ),
            (
                PhiKind.Date,
                "dob birthdate dateofbirth birthday admissiondate dischargedate dateofdeath deceaseddatetime visitdate appointmentdate servicedate"
            ),
            (PhiKind.Mrn, "mrn medicalrecordnumber recordnumber patientid chartnumber"),
            (PhiKind.Ssn, "ssn socialsecuritynumber"),
            (
                PhiKind.HealthPlan,
                "memberid memberidentifier subscriberid policynumber planid beneficiaryid medicareid medicaidid mbi"
            ),
            (PhiKind.Phone, "phone phonenumber telephone mobile cellphone"),
            (PhiKind.Fax, "fax faxnumber"),
            (PhiKind.Email, "email emailaddress"),
            (PhiKind.Location, "address street streetaddress addressline city zip zipcode postalcode"),
            (PhiKind.Account, "accountnumber encounterid visitid csn")
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind that a name says; null for the many that say none.</summary>
    public static PhiKind? Of(ReadOnlySpan<char> name)
    {
        if (name.Length > Longest)
        {
            return null;
        }
        Span<char> plain = stackalloc char[Longest];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain[length++] = char.ToLowerInvariant(letter);
            }
        }
        return Known.TryGetValue(plain[..length], out var kind) ? kind : null;
    }

    private static FrozenDictionary<string, PhiKind> Table(params (PhiKind Kind, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
