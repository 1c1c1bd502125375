using System.Runtime.InteropServices;

namespace Ringfence.Aws.Credentials;

/// <summary>Whose session it is: one for each user, team and application.</summary>
/// <param name="User">Becomes session name and source identity.</param>
/// <param name="Team">Becomes the session tag <c>team</c>; none when null or empty.</param>
/// <param name="Application">Becomes the session tag <c>application</c>; none when null or empty.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SessionCaller(string User, string? Team, string? Application);
