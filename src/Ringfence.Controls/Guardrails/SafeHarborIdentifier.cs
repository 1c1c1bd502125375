namespace Ringfence.Controls.Guardrails;

/// <summary>One of the eighteen identifiers of 45 CFR 164.514(b)(2)(i), and what Bedrock's guardrails find it by.</summary>
/// <param name="Letter">Its letter in the paragraph.</param>
/// <param name="Name">What it is.</param>
/// <param name="Entities">Bedrock's entity types that find it; empty where there are none.</param>
/// <param name="Expression">The expression that finds the rest; null where the entities suffice, or nothing in a text can be found (P, Q).</param>
internal sealed record SafeHarborIdentifier(char Letter, string Name, string[] Entities, string? Expression)
{
    /// <summary>
    /// The eighteen. Fax numbers (E) are found as phone numbers; biometrics (P) and photographs (Q) are not text; what
    /// else identifies (R) is the passport and tax numbers that Bedrock has entities for.
    /// </summary>
    public static IReadOnlyList<SafeHarborIdentifier> All { get; } =
    [
        new('A', "names", ["NAME"], null),
        new('B', "places smaller than a State", ["ADDRESS"], null),
        new('C', "dates and ages over 89", ["AGE"], "date"),
        new('D', "telephone numbers", ["PHONE"], null),
        new('E', "fax numbers", ["PHONE"], null),
        new('F', "e-mail addresses", ["EMAIL"], null),
        new('G', "social security numbers", ["US_SOCIAL_SECURITY_NUMBER"], null),
        new('H', "medical record numbers", [], "record"),
        new('I', "health plan numbers", [], "plan"),
        new('J', "account numbers", ["US_BANK_ACCOUNT_NUMBER", "CREDIT_DEBIT_CARD_NUMBER"], null),
        new('K', "certificate and license numbers", ["DRIVER_ID"], null),
        new('L', "vehicle identifiers and plates", ["VEHICLE_IDENTIFICATION_NUMBER", "LICENSE_PLATE"], null),
        new('M', "device identifiers", ["MAC_ADDRESS"], null),
        new('N', "web addresses", ["URL"], null),
        new('O', "IP addresses", ["IP_ADDRESS"], null),
        new('P', "biometric identifiers", [], null),
        new('Q', "photographs of faces", [], null),
        new('R', "other identifying numbers", ["US_PASSPORT_NUMBER", "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER"], null),
    ];
}
