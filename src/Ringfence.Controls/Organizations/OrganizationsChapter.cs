namespace Ringfence.Controls.Organizations;

/// <summary>AWS Organizations: what no account may do, and which account holds what.</summary>
internal static class OrganizationsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new RegionsAreLimited(),
        new MantleIsDenied(),
        new BedrockKeysAreDenied(),
        new GlobalInferenceIsDenied(),
        new BedrockRecordsAreProtected(),
        new DataSharingIsDenied(),
        new UnapprovedModelsAreDenied(),
        new OnlyEligibleServicesAreUsed(),
        new OtherServicesAreDenied(),
        new AccountBelongsToOrganization(),
        new ProtectedDataHasItsOwnAccount(),
        new EnvironmentsHaveTheirOwnAccounts(),
        new OtherEnvironmentsHoldNoCopies(),
    ];
}
