namespace Ringfence.Redaction;

/// <summary>
/// What an identifier is: the eighteen of 45 CFR 164.514(b)(2)(i), with (C) parted into dates and ages, and credentials beside them.
/// </summary>
public enum PhiKind
{
    /// <summary>(A) Names of patients, relatives, employers and clinicians.</summary>
    Name,

    /// <summary>(B) Geography smaller than a state: street, city, county, ZIP, facility.</summary>
    Location,

    /// <summary>(C) Elements of dates, except the year alone.</summary>
    Date,

    /// <summary>(C) Ages over 89.</summary>
    Age,

    /// <summary>(D) Telephone numbers.</summary>
    Phone,

    /// <summary>(E) Fax numbers.</summary>
    Fax,

    /// <summary>(F) E-mail addresses.</summary>
    Email,

    /// <summary>(G) Social security numbers.</summary>
    Ssn,

    /// <summary>(H) Medical record numbers.</summary>
    Mrn,

    /// <summary>(I) Health plan beneficiary numbers.</summary>
    HealthPlan,

    /// <summary>(J) Account numbers, payment cards and bank accounts among them.</summary>
    Account,

    /// <summary>(K) Certificate and licence numbers: NPI, DEA, driver's licence, passport.</summary>
    License,

    /// <summary>(L) Vehicle identifiers and plates.</summary>
    Vehicle,

    /// <summary>(M) Device identifiers and serial numbers.</summary>
    Device,

    /// <summary>(N) Web addresses.</summary>
    Url,

    /// <summary>(O) Network addresses.</summary>
    Ip,

    /// <summary>(P) Biometric identifiers.</summary>
    Biometric,

    /// <summary>(Q) Full-face photographs: here, references to their files.</summary>
    Photo,

    /// <summary>(R) Any other unique number or code.</summary>
    Id,

    /// <summary>Keys, tokens and passwords: not of the eighteen, and never for a model.</summary>
    Credential,
}
