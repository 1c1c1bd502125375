using System.Collections.Frozen;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>Names of columns and JSON properties whose values are identifiers; letters alone, in any case.</summary>
internal static class FieldNames
{
    private static readonly FrozenDictionary<string, PhiKind> Known = Table(
        (
            PhiKind.Name,
            "patientname firstname lastname middlename fullname surname familyname givenname maidenname mothersmaidenname nextofkin physicianname providername attendingname emergencycontactname guarantorname subscribername"
        ),
        (
            PhiKind.Date,
            "dob birthdate dateofbirth admissiondate admitdate dischargedate dateofdeath deathdate visitdate appointmentdate servicedate dateofservice"
        ),
        (PhiKind.Mrn, "mrn medicalrecordnumber patientid chartnumber"),
        (PhiKind.Ssn, "ssn socialsecuritynumber"),
        (PhiKind.HealthPlan, "memberid subscriberid policynumber beneficiaryid medicareid medicaidid mbi"),
        (PhiKind.Phone, "phone phonenumber telephone mobile cellphone homephone workphone"),
        (PhiKind.Fax, "fax faxnumber"),
        (PhiKind.Email, "email emailaddress"),
        (
            PhiKind.Location,
            "streetaddress addressline addressline1 addressline2 street city zip zipcode postalcode county"
        ),
        (PhiKind.Account, "accountnumber encounterid visitid csn claimnumber"),
        (PhiKind.License, "npi dea licensenumber driverslicense passportnumber")
    );

    /// <summary>The kind that a name says; null where it says none.</summary>
    public static PhiKind? Of(ReadOnlySpan<char> name)
    {
        Span<char> plain = stackalloc char[40];
        var length = 0;
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                if (length == plain.Length)
                {
                    return null;
                }

                plain[length++] = char.ToLowerInvariant(letter);
            }
        }

        return Known.TryGetValue(plain[..length].ToString(), out var kind) ? kind : null;
    }

    private static FrozenDictionary<string, PhiKind> Table(params (PhiKind Kind, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Kind)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Kind);
}
