namespace Ringfence.Controls.Iam;

/// <summary>AWS IAM and IAM Identity Center: who may do what, and how they prove who they are.</summary>
internal static class IamChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new PolicyGrantsNoAdministratorAccess(),
        new PolicyDoesNotAllowEveryAction(),
        new PolicyGrantsNoServiceInFull(),
        new AdministratorPolicyIsNotAttached(),
        new PolicyWritesNamedResources(),
        new PolicyReadsNamedData(),
        new PolicyHandsOutNoCredentials(),
        new PolicyChangesNoPermissions(),
        new PolicyCannotRaiseItsOwnRights(),
        new PolicyHoldsNoWildcard(),
        new AwsManagedPolicyIsNotAttached(),
        new UserHoldsNoPolicies(),
        new PolicyStandsAlone(),
        new UserBelongsToGroup(),
        new GroupHasUsers(),
        new RoleIsNotTrustedToEveryone(),
        new RoleIsNotTrustedToWholeAccount(),
        new ServiceRoleKnowsItsSource(),
        new AccessKeyIsAbsent(),
        new ComputeHoldsNoKeys(),
        new TaskHasRole(),
        new RootUserHasMfa(),
        new RootUserHasNoAccessKey(),
        new RootUserHasHardwareMfa(),
        new ConsoleUserHasMfa(),
        new EveryUserHasMfa(),
        new AccessKeysAreYoung(),
        new UnusedCredentialsAreRemoved(),
        new PasswordPolicyIsStrong(),
        new AdministratorRoleNeedsMfa(),
        new BreakGlassRoleIsGuarded(),
        new PeopleCannotReadProtectedData(),
        new PermissionSetSessionIsShort(),
        new PeopleSignInThroughIdentityCenter(),
        new AdministratorsAreIndividuals(),
        new ReportingRoleOnlyReads(),
    ];
}
