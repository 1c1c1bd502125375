namespace Ringfence.Console.SignIn;

/// <summary>The names of the roles where attributes want them: <c>[Authorize(Roles = Roles.Auditor)]</c> lets auditors and above in.</summary>
public static class Roles
{
    public const string Viewer = nameof(Role.Viewer);
    public const string Auditor = nameof(Role.Auditor);
    public const string Approver = nameof(Role.Approver);
    public const string Administrator = nameof(Role.Administrator);
}
