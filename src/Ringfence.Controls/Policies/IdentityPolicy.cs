using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>One policy of a role, user, group or permission set, wherever the template writes it.</summary>
/// <param name="Holder">The resource that it stands in.</param>
/// <param name="Path">The property of that resource that is the document.</param>
/// <param name="Document">The policy.</param>
public sealed record IdentityPolicy(Resource Holder, string Path, PolicyDocument Document)
{
    private static readonly object AttachedSomewhere = new();
    private static readonly string[] HolderPaths = ["Roles", "Users", "Groups"];

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

    /// <summary>
    /// The policies of a role, user or group that the estate shows: its own, those that name it, and the managed ones
    /// of the estate that it names. AWS's managed policies are not among them.
    /// </summary>
    public static IEnumerable<IdentityPolicy> HeldBy(Resource principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var list = principal.Type[(principal.Type.LastIndexOf(':') + 1)..] + 's';
        foreach (var own in Of(principal))
        {
            yield return own;
        }

        foreach (var policy in Naming(principal, "AWS::IAM::Policy", list))
        {
            yield return policy;
        }

        foreach (var policy in Naming(principal, "AWS::IAM::ManagedPolicy", list))
        {
            yield return policy;
        }

        foreach (var policy in Naming(principal, principal.Type + "Policy", list[..^1] + "Name"))
        {
            yield return policy;
        }

        foreach (var arn in principal["ManagedPolicyArns"].Items)
        {
            if (principal.Estate.Find(arn, "AWS::IAM::ManagedPolicy") is { } managed)
            {
                yield return new IdentityPolicy(managed, "PolicyDocument", managed.Policy("PolicyDocument"));
            }
        }
    }

    /// <summary>
    /// No further policy of the estate may turn out to be held by it: Unknown where one names whom it is attached to by
    /// a value that is known only when deployed.
    /// </summary>
    public static Truth AllSeen(Resource principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal["ManagedPolicyArns"].Items.Any(arn => arn.IsUnresolved)
            ? Truth.Unknown
            : (Truth)!principal.Estate.Keep(AttachedSomewhere, HasUnknownHolders) | Truth.Unknown;
    }

    /// <summary>All of an estate.</summary>
    public static IEnumerable<IdentityPolicy> In(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.OfTypes(Types).SelectMany(Of);
    }

    private static IEnumerable<IdentityPolicy> Naming(Resource principal, string type, string path)
    {
        foreach (var holder in principal.Estate.Referring(principal, type, path))
        {
            yield return new IdentityPolicy(holder, "PolicyDocument", holder.Policy("PolicyDocument"));
        }
    }

    private static bool HasUnknownHolders(Estate estate)
    {
        foreach (var policy in estate.OfTypes("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"))
        {
            if (Array.Exists(HolderPaths, path => policy[path].Items.Any(holder => holder.IsUnresolved)))
            {
                return true;
            }
        }

        return false;
    }
}
