namespace Ringfence.Controls.Frameworks;

/// <summary>The domains of IT general controls over financial reporting, as auditors divide them under section 404.</summary>
public static class Sox
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("sox", "Sarbanes-Oxley Act section 404: IT general controls");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>ITGC-AC: Access to programs and data.</summary>
    public static Citation Access { get; } = Cite("ITGC-AC", "Access to programs and data");

    /// <summary>ITGC-CM: Program changes.</summary>
    public static Citation Change { get; } = Cite("ITGC-CM", "Program changes");

    /// <summary>ITGC-CO: Computer operations.</summary>
    public static Citation Operations { get; } = Cite("ITGC-CO", "Computer operations");

    /// <summary>ITGC-LM: Logging and monitoring.</summary>
    public static Citation Logging { get; } = Cite("ITGC-LM", "Logging and monitoring");

    /// <summary>ITGC-SD: Segregation of duties.</summary>
    public static Citation Segregation { get; } = Cite("ITGC-SD", "Segregation of duties");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
