using Ringfence.Redaction;

namespace Ringfence.Tests.Redaction;

/// <summary>Each kind in the forms it is written in: the identifier stands between « and ».</summary>
public class IdentifierTests
{
    private static readonly Redactor Redactor = new();

    public static TheoryData<PhiKind, string> Cases =>
        new()
        {
            // (A) Names.
            { PhiKind.Name, "Patient: «Jędrzej Wiśniewski»" },
            { PhiKind.Name, "Pt name «Bob Williams», tx'd yesterday" },
            { PhiKind.Name, "seen by Dr. «Smith» today" },
            { PhiKind.Name, "Mr. «O'Brien» is stable" },
            { PhiKind.Name, "Dr. «Oluwaseun Adeyemi», attending" },
            { PhiKind.Name, "«Sarah Lee», RN notified" },
            { PhiKind.Name, "«Hudson, Michael» is a 45 yo male" },
            { PhiKind.Name, "a 52-year-old male with lupus, «Paul T.», asks" },
            { PhiKind.Name, "his daughter «Małgorzata» called" },
            { PhiKind.Name, "Mom «Jessica» at bedside" },
            { PhiKind.Name, "Baby Boy «Smith», day 3" },
            { PhiKind.Name, "PATIENT «JOHN SMITH» WAS ADMITTED" },
            { PhiKind.Name, "Electronically signed by: «Ana María de la Cruz», MD" },
            { PhiKind.Name, "Spoke with «Emeka Okonkwo» regarding discharge" },
            { PhiKind.Name, "Dear Mr. «van der Berg»," },
            { PhiKind.Name, "My name is «Siiri»" },
            { PhiKind.Name, "patient name: «john abernathy», age 40" },
            { PhiKind.Name, "{\"patientName\":\"«Fatima Al-Sayed»\"}" },
            { PhiKind.Name, "«Jennifer» reports no pain" },
            // (B) Places.
            { PhiKind.Location, "treated at «St. Luke's» on Monday" },
            { PhiKind.Location, "seen at «UCSF» and sent home" },
            { PhiKind.Location, "admitted to «Cedars-Sinai» with pain" },
            { PhiKind.Location, "from «Chicago» originally" },
            { PhiKind.Location, "lives in «Brooklyn, NY» alone" },
            { PhiKind.Location, "visited our «Dallas clinic» again" },
            { PhiKind.Location, "«4821 Maple Ridge Drive, Apt 12B, Springfield, IL 62704»" },
            { PhiKind.Location, "mail to «P.O. Box 1234, Reno, NV 89501»" },
            { PhiKind.Location, "ZIP code «90210-1234»" },
            { PhiKind.Location, "at «Johns Hopkins Hospital in Baltimore, MD» for" },
            { PhiKind.Location, "works near «University of Michigan»" },
            { PhiKind.Location, "position «34.0522, -118.2437»" },
            // (C) Dates and ages.
            { PhiKind.Date, "on «3/14/2023» for" },
            { PhiKind.Date, "dated «2023-03-14T09:15:00Z»" },
            { PhiKind.Date, "on «March 3rd, 2023» she" },
            { PhiKind.Date, "since «3 March 2023» he" },
            { PhiKind.Date, "on «12-JAN-2024» at" },
            { PhiKind.Date, "the «3rd of March» was" },
            { PhiKind.Date, "on «April 3-5, 2023» in" },
            { PhiKind.Date, "in «March 2021» she" },
            { PhiKind.Date, "seen on «3/14» and" },
            { PhiKind.Date, "DOB «04/12/51»" },
            { PhiKind.Date, "on «Christmas 2022» he" },
            { PhiKind.Age, "a «91»-year-old man" },
            { PhiKind.Age, "«92»yo F with CHF" },
            { PhiKind.Age, "in her «90»s" },
            // (D, E) Telephone and fax.
            { PhiKind.Phone, "call «(217) 555-0142» today" },
            { PhiKind.Phone, "call «217.555.0142 ext. 12» today" },
            { PhiKind.Phone, "from «+44 20 7946 0958» at" },
            { PhiKind.Phone, "phone 5551234567".Replace("5551234567", "«5551234567»", StringComparison.Ordinal) },
            { PhiKind.Phone, "pager «12345»" },
            { PhiKind.Fax, "Fax: «217-555-0199»" },
            // (F) to (K).
            { PhiKind.Email, "write to «j.wisniewski@example.org»." },
            { PhiKind.Ssn, "SSN «432-55-1981»" },
            { PhiKind.Ssn, "SSN: «432551981»" },
            { PhiKind.Ssn, "last four of SSN: «1981»" },
            { PhiKind.Ssn, "shown as «XXX-XX-1981»" },
            { PhiKind.Mrn, "(MRN: #«SG-920311»)" },
            { PhiKind.Mrn, "medical record number «00482913»" },
            { PhiKind.Mrn, "under MRN «12345-JS»?" },
            { PhiKind.Mrn, "patient ID #«567-89-012»," },
            { PhiKind.HealthPlan, "Member ID: «XYZ123456789»" },
            { PhiKind.HealthPlan, "insurance policy #«BC-654321»" },
            { PhiKind.HealthPlan, "Medicare «1EG4-TE5-MK73»" },
            { PhiKind.Account, "Account Number: «77812-4431»" },
            { PhiKind.Account, "card «4111 1111 1111 1111» expires" },
            { PhiKind.Account, "IBAN «GB82WEST12345698765432»" },
            { PhiKind.License, "NPI «1234567893»" },
            { PhiKind.License, "DEA «AB1234563»" },
            { PhiKind.License, "driver's license number «D1234567»" },
            { PhiKind.License, "passport «X12345678»" },
            // (L) to (R), and credentials.
            { PhiKind.Vehicle, "drives «1M8GDM9AXKP042788»" },
            { PhiKind.Vehicle, "license plate «7ABC 123»" },
            { PhiKind.Device, "pacemaker serial number «PJN204918H»" },
            { PhiKind.Device, "at «00:1A:2B:3C:4D:5E» in" },
            { PhiKind.Url, "see «https://portal.example.org/u/8812?x=1»." },
            { PhiKind.Url, "on «www.example.com» now" },
            { PhiKind.Ip, "from «10.22.145.3» at" },
            { PhiKind.Ip, "from «2001:db8::8a2e:370:7334» at" },
            { PhiKind.Biometric, "Fingerprint ID: «FP-99812»" },
            { PhiKind.Photo, "file «patient_photo_1921.jpg» attached" },
            { PhiKind.Id, "Employee ID «443-221»" },
            { PhiKind.Id, "record «123e4567-e89b-12d3-a456-426614174000» in" },
            { PhiKind.Credential, "key «AKIAIOSFODNN7EXAMPLE» leaked" },
            { PhiKind.Credential, "password: «hunter22!» now" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_kind_is_found_whole_and_named(PhiKind kind, string marked)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var spans = Redactor.Scan(text);
        Assert.Contains(
            spans,
            span => span.Kind == kind && span.Start <= start && span.End >= end && span.Length <= end - start + 2
        );
    }
}
