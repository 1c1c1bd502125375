using Ringfence.Controls.Facts;

namespace Ringfence.Controls.CodeBuild;

/// <summary>Finds what stands before the host in an address: a user, a token, <c>user:password</c> (RFC 3986, 3.2.1).</summary>
internal static class SourceCredential
{
    /// <summary>Yes where the address has one. A CodeCommit or S3 address has none.</summary>
    public static Truth In(PropertyValue location)
    {
        if (location.Kind is not (PropertyKind.Text or PropertyKind.Unresolved))
        {
            return Truth.No;
        }

        if (location.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var text = location.Text;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return location.IsLiteral ? Truth.No : Truth.Unknown;
        }

        var authority = text.AsSpan(scheme + 3);
        var slash = authority.IndexOf('/');
        var known = slash >= 0;
        authority = known ? authority[..slash] : authority;
        if (authority.Contains('@'))
        {
            return Truth.Yes;
        }

        return authority.Contains("${", StringComparison.Ordinal) || (!known && !location.IsLiteral)
            ? Truth.Unknown
            : Truth.No;
    }
}
