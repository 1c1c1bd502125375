using System.Collections.Frozen;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// What each engine's types are here. A type that stands in no table is <see cref="PhiKind.Id"/>: the engine says that it identifies, so it
/// does not pass.
/// </summary>
internal sealed class EngineTypes
{
    private readonly FrozenDictionary<string, PhiKind?> _known;

    public EngineTypes(EngineKind engine, IReadOnlyDictionary<string, string> more)
    {
        var known = new Dictionary<string, PhiKind?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (label, types) in Usual(engine))
        {
            foreach (var type in types.Split(' '))
            {
                known[type] = Kind(label);
            }
        }
        foreach (var (type, label) in more)
        {
            known[type] = Kind(label);
        }
        _known = known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The kind of a type; null where it is left in place.</summary>
    public PhiKind? Of(string type) => _known.TryGetValue(type, out var kind) ? kind : PhiKind.Id;

    private static PhiKind? Kind(string label) => PhiKinds.TryParse(label, out var kind) ? kind : null;

    private static (string Label, string Types)[] Usual(EngineKind engine) =>
        engine switch
        {
            EngineKind.ComprehendMedical => Medical,
            EngineKind.Guardrail => Guardrail,
            _ => Presidio,
        };

    // API_Entity of Comprehend Medical: PROTECTED_HEALTH_INFORMATION. A profession is none of the eighteen.
    private static readonly (string Label, string Types)[] Medical =
    [
        ("NAME", "NAME"),
        ("AGE", "AGE"),
        ("DATE", "DATE"),
        ("PHONE", "PHONE_OR_FAX"),
        ("EMAIL", "EMAIL"),
        ("ID", "ID"),
        ("URL", "URL"),
        ("LOCATION", "ADDRESS"),
        ("NONE", "PROFESSION"),
    ];

    // GuardrailPiiEntityType of Bedrock.
    private static readonly (string Label, string Types)[] Guardrail =
    [
        ("NAME", "NAME"),
        ("LOCATION", "ADDRESS"),
        ("AGE", "AGE"),
        ("PHONE", "PHONE"),
        ("EMAIL", "EMAIL"),
        ("URL", "URL"),
        ("SSN", "US_SOCIAL_SECURITY_NUMBER"),
        ("IP", "IP_ADDRESS"),
        ("DEVICE", "MAC_ADDRESS"),
        ("VEHICLE", "LICENSE_PLATE VEHICLE_IDENTIFICATION_NUMBER"),
        ("LICENSE", "DRIVER_ID US_PASSPORT_NUMBER"),
        ("HEALTH_PLAN", "CA_HEALTH_NUMBER UK_NATIONAL_HEALTH_SERVICE_NUMBER"),
        (
            "ACCOUNT",
            "CREDIT_DEBIT_CARD_CVV CREDIT_DEBIT_CARD_EXPIRY CREDIT_DEBIT_CARD_NUMBER INTERNATIONAL_BANK_ACCOUNT_NUMBER SWIFT_CODE US_BANK_ACCOUNT_NUMBER US_BANK_ROUTING_NUMBER"
        ),
        (
            "ID",
            "USERNAME CA_SOCIAL_INSURANCE_NUMBER UK_NATIONAL_INSURANCE_NUMBER UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER"
        ),
        ("CREDENTIAL", "PASSWORD PIN AWS_ACCESS_KEY AWS_SECRET_KEY"),
    ];

    // supported_entities of Presidio. Nationality, religion and organisation are none of the eighteen.
    private static readonly (string Label, string Types)[] Presidio =
    [
        ("NAME", "PERSON"),
        ("LOCATION", "LOCATION GPE FAC STREET_ADDRESS ZIP_CODE"),
        ("DATE", "DATE_TIME DATE"),
        ("AGE", "AGE"),
        ("PHONE", "PHONE_NUMBER"),
        ("EMAIL", "EMAIL_ADDRESS"),
        ("URL", "URL DOMAIN_NAME"),
        ("IP", "IP_ADDRESS"),
        ("DEVICE", "MAC_ADDRESS"),
        ("SSN", "US_SSN"),
        ("ACCOUNT", "CREDIT_CARD IBAN_CODE US_BANK_NUMBER CRYPTO"),
        ("LICENSE", "MEDICAL_LICENSE US_DRIVER_LICENSE US_PASSPORT UK_PASSPORT US_NPI"),
        ("HEALTH_PLAN", "US_MBI UK_NHS AU_MEDICARE"),
        ("VEHICLE", "UK_VEHICLE_REGISTRATION IN_VEHICLE_REGISTRATION"),
        ("MRN", "MEDICAL_RECORD_NUMBER MRN"),
        ("NONE", "NRP ORGANIZATION ORG"),
    ];
}
