namespace Ringfence.Controls.Governance;

/// <summary>What is agreed, decided, documented and reviewed by people.</summary>
internal static class GovernanceChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new BusinessAssociateAddendumIsActive(),
        new ProviderCertificatesAreCurrent(),
        new AddendumIsKept(),
        new AddendumCoversTheModels(),
        new EveryControlHasEvidence(),
        new FoundationIsAsWritten(),
        new ProcessingAgreementIsWithAws(),
        new EmergencyAccessIsReviewed(),
        new ModelImpactIsAssessed(),
        new SubjectDataCanBeDeleted(),
    ];
}
