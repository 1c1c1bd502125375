namespace Ringfence.Console.SignIn;

/// <summary>Which values of the role claim make which role (section <c>Console:Oidc:Roles</c>). The highest one wins.</summary>
public sealed class RoleMapOptions
{
    /// <summary>Sees calls of their own teams. <c>*</c>: everybody whom the issuer vouches for.</summary>
    public string[] Viewer { get; set; } = [];

    /// <summary>Sees everything, changes nothing.</summary>
    public string[] Auditor { get; set; } = [];

    /// <summary>Also answers requests of others.</summary>
    public string[] Approver { get; set; } = [];

    /// <summary>Also changes the console's own settings.</summary>
    public string[] Administrator { get; set; } = [];

    internal bool IsEmpty => Viewer.Length + Auditor.Length + Approver.Length + Administrator.Length == 0;

    /// <summary>The highest role of these values; null when they make none.</summary>
    internal Role? Of(IReadOnlyCollection<string> values) =>
        Administrator.Intersect(values).Any() ? Role.Administrator
        : Approver.Intersect(values).Any() ? Role.Approver
        : Auditor.Intersect(values).Any() ? Role.Auditor
        : Viewer.Contains("*") || Viewer.Intersect(values).Any() ? Role.Viewer
        : null;
}
