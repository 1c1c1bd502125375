using Ringfence.Redaction.Detectors.Numbers.Checked;

namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>The numbers of all countries that are known.</summary>
internal static class NationalForms
{
    private static readonly NationalForm[] All =
    [
        new BritishHealthNumber(),
        new BritishInsuranceNumber(),
        new CanadianInsuranceNumber(),
        new AustralianMedicareNumber(),
        new AustralianTaxFileNumber(),
        new GermanTaxNumber(),
        new FrenchSecurityNumber(),
        new SpanishIdentityNumber(),
        new ItalianFiscalCode(),
        new IndianIdentityNumber(),
        new IndianAccountNumber(),
        new BrazilianTaxNumber(),
    ];

    /// <summary>The countries, sorted.</summary>
    public static string[] Nations { get; } =
    [.. All.Select(form => form.Nation).Distinct().Order(StringComparer.Ordinal)];

    public static CodeForm[] Of(IReadOnlyCollection<string> nations) =>
        [.. All.Where(form => nations.Contains(form.Nation, StringComparer.OrdinalIgnoreCase))];
}
