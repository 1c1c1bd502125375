namespace Ringfence.Controls.Frameworks;

/// <summary>Controls of ISO/IEC 42001:2023 Annex A.</summary>
public static class Iso42001
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("iso-42001", "ISO/IEC 42001:2023 Annex A");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>A.2.2: AI policy.</summary>
    public static Citation A_2_2 { get; } = Cite("A.2.2", "AI policy");

    /// <summary>A.3.2: AI roles and responsibilities.</summary>
    public static Citation A_3_2 { get; } = Cite("A.3.2", "AI roles and responsibilities");

    /// <summary>A.4.3: Data resources.</summary>
    public static Citation A_4_3 { get; } = Cite("A.4.3", "Data resources");

    /// <summary>A.5.2: AI system impact assessment process.</summary>
    public static Citation A_5_2 { get; } = Cite("A.5.2", "AI system impact assessment process");

    /// <summary>A.6.2.4: AI system verification and validation.</summary>
    public static Citation A_6_2_4 { get; } = Cite("A.6.2.4", "AI system verification and validation");

    /// <summary>A.6.2.6: AI system operation and monitoring.</summary>
    public static Citation A_6_2_6 { get; } = Cite("A.6.2.6", "AI system operation and monitoring");

    /// <summary>A.6.2.8: AI system recording of event logs.</summary>
    public static Citation A_6_2_8 { get; } = Cite("A.6.2.8", "AI system recording of event logs");

    /// <summary>A.7.2: Data for development and enhancement of AI systems.</summary>
    public static Citation A_7_2 { get; } = Cite("A.7.2", "Data for development and enhancement of AI systems");

    /// <summary>A.8.3: External reporting.</summary>
    public static Citation A_8_3 { get; } = Cite("A.8.3", "External reporting");

    /// <summary>A.8.4: Communication of incidents.</summary>
    public static Citation A_8_4 { get; } = Cite("A.8.4", "Communication of incidents");

    /// <summary>A.9.2: Processes for responsible use of AI systems.</summary>
    public static Citation A_9_2 { get; } = Cite("A.9.2", "Processes for responsible use of AI systems");

    /// <summary>A.9.4: Intended use of the AI system.</summary>
    public static Citation A_9_4 { get; } = Cite("A.9.4", "Intended use of the AI system");

    /// <summary>A.10.2: Allocating responsibilities.</summary>
    public static Citation A_10_2 { get; } = Cite("A.10.2", "Allocating responsibilities");

    /// <summary>A.10.3: Suppliers.</summary>
    public static Citation A_10_3 { get; } = Cite("A.10.3", "Suppliers");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
