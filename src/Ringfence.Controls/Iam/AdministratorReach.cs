using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

/// <summary>Tells an administrative role by what it may do.</summary>
internal static class AdministratorReach
{
    /// <summary>It holds one of AWS's administrator policies, or a policy that allows every action or all of IAM on every resource.</summary>
    public static bool Of(Resource role)
    {
        foreach (var policy in role["ManagedPolicyArns"].Items)
        {
            if (policy.EndsWith(":policy/AdministratorAccess").IsYes || policy.EndsWith(":policy/IAMFullAccess").IsYes)
            {
                return true;
            }
        }

        foreach (var policy in IdentityPolicy.HeldBy(role))
        {
            foreach (var statement in policy.Document.Statements)
            {
                if (
                    statement.Allows
                    && statement.Actions.Covers("iam:*").IsYes
                    && Grants.OnEveryResource(statement).IsYes
                )
                {
                    return true;
                }
            }
        }

        return false;
    }
}
