namespace Ringfence.Controls.Frameworks;

/// <summary>The frameworks that controls are cited under.</summary>
public static class AllFrameworks
{
    /// <summary>Each with its paragraphs, in the order of reports.</summary>
    public static IReadOnlyList<(Framework Framework, IReadOnlyList<Citation> Paragraphs)> All { get; } =
    [
        (Hipaa.Framework, Hipaa.All),
        (Soc2.Framework, Soc2.All),
        (Nist80053.Framework, Nist80053.All),
        (Gdpr.Framework, Gdpr.All),
        (Sox.Framework, Sox.All),
        (Iso27001.Framework, Iso27001.All),
        (Iso42001.Framework, Iso42001.All),
    ];
}
