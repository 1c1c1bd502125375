namespace Ringfence.Controls.Frameworks;

/// <summary>Articles of Regulation (EU) 2016/679.</summary>
public static class Gdpr
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("gdpr", "General Data Protection Regulation (EU) 2016/679");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>Art. 5(1)(c): Data minimisation.</summary>
    public static Citation DataMinimisation { get; } = Cite("Art. 5(1)(c)", "Data minimisation");

    /// <summary>Art. 5(1)(e): Storage limitation.</summary>
    public static Citation StorageLimitation { get; } = Cite("Art. 5(1)(e)", "Storage limitation");

    /// <summary>Art. 5(1)(f): Integrity and confidentiality.</summary>
    public static Citation IntegrityAndConfidentiality { get; } = Cite("Art. 5(1)(f)", "Integrity and confidentiality");

    /// <summary>Art. 5(2): Accountability.</summary>
    public static Citation Accountability { get; } = Cite("Art. 5(2)", "Accountability");

    /// <summary>Art. 17: Right to erasure.</summary>
    public static Citation Erasure { get; } = Cite("Art. 17", "Right to erasure");

    /// <summary>Art. 25: Data protection by design and by default.</summary>
    public static Citation ByDesign { get; } = Cite("Art. 25", "Data protection by design and by default");

    /// <summary>Art. 28: Processor.</summary>
    public static Citation Processors { get; } = Cite("Art. 28", "Processor");

    /// <summary>Art. 30: Records of processing activities.</summary>
    public static Citation RecordsOfProcessing { get; } = Cite("Art. 30", "Records of processing activities");

    /// <summary>Art. 32: Security of processing.</summary>
    public static Citation SecurityOfProcessing { get; } = Cite("Art. 32", "Security of processing");

    /// <summary>Art. 33: Notification of a personal data breach to the supervisory authority.</summary>
    public static Citation NoticeToAuthority { get; } =
        Cite("Art. 33", "Notification of a personal data breach to the supervisory authority");

    /// <summary>Art. 34: Communication of a personal data breach to the data subject.</summary>
    public static Citation NoticeToSubjects { get; } =
        Cite("Art. 34", "Communication of a personal data breach to the data subject");

    /// <summary>Art. 35: Data protection impact assessment.</summary>
    public static Citation ImpactAssessment { get; } = Cite("Art. 35", "Data protection impact assessment");

    /// <summary>Art. 44: General principle for transfers.</summary>
    public static Citation Transfers { get; } = Cite("Art. 44", "General principle for transfers");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
