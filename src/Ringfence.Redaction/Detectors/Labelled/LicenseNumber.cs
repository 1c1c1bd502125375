namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(K) NPI, DEA, state licences, certificates, passports, tax numbers by their label.</summary>
internal sealed class LicenseNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.License;

    public override string Why => "label of a certificate or licence";

    public override string Labels =>
        """
            npi, dea, gmc?, nmc?, hcpc?, ahpra?, clia, license?, licence?, lic?, driver license, driver licence, drivers license,
            drivers licence, driving licence, driving license, dl?, passport, upin, tin?, ein?, itin, tax
            id, taxpayer id, green card, cert!, certificate!, certification!, registration!, permit!, visa!,
            national id, nhs?, cpf, aadhaar, medical license, nursing license, rn license, pharmacy license,
            state license, professional license, alien!, bar!, taxpayer!, tax!, birth certificate, death
            certificate
            """;
}
