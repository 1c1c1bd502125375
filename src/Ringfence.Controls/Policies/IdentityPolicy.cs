using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>One policy of a role, user, group or permission set, wherever the template writes it.</summary>
/// <param name="Holder">The resource that it stands in.</param>
/// <param name="Path">The property of that resource that is the document.</param>
/// <param name="Document">The policy.</param>
public sealed record IdentityPolicy(Resource Holder, string Path, PolicyDocument Document)
{
    /// <summary>The resource types that hold policies of identities.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "AWS::IAM::Policy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::UserPolicy",
        "AWS::IAM::GroupPolicy",
        "AWS::IAM::Role",
        "AWS::IAM::User",
        "AWS::IAM::Group",
        "AWS::SSO::PermissionSet",
    ];

    /// <summary>The policies that one resource holds: its document, its inline <c>Policies</c>.</summary>
    public static IEnumerable<IdentityPolicy> Of(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        switch (resource.Type)
        {
            case "AWS::IAM::Role" or "AWS::IAM::User" or "AWS::IAM::Group":
                for (var at = 0; at < resource["Policies"].Items.Count; at++)
                {
                    var path = $"Policies[{at}].PolicyDocument";
                    yield return new IdentityPolicy(resource, path, resource.Policy(path));
                }

                break;
            case "AWS::SSO::PermissionSet":
                if (!resource["InlinePolicy"].IsMissing)
                {
                    yield return new IdentityPolicy(resource, "InlinePolicy", resource.Policy("InlinePolicy"));
                }

                break;
            default:
                yield return new IdentityPolicy(resource, "PolicyDocument", resource.Policy("PolicyDocument"));
                break;
        }
    }

    /// <summary>All of an estate.</summary>
    public static IEnumerable<IdentityPolicy> In(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.OfTypes(Types).SelectMany(Of);
    }
}
