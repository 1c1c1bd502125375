using Ringfence.Controls.Facts;
using Ringfence.Controls.Iam;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Bedrock;

/// <summary>
/// Tells what a statement allows of a model. Converse is authorised as InvokeModel, ConverseStream as
/// InvokeModelWithResponseStream (Service Authorization Reference, "Actions for Amazon Bedrock").
/// </summary>
internal static class ModelGrant
{
    /// <summary>Asking a model on bedrock-runtime.</summary>
    public static readonly string[] Invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

    /// <summary>Asking a model in a batch, outside bedrock-runtime.</summary>
    public static readonly string[] Batch = ["bedrock:CreateModelInvocationJob"];

    /// <summary>Asking a model on bedrock-mantle.</summary>
    public static readonly string[] Mantle = ["bedrock-mantle:CreateInference", "bedrock-mantle:CreateFile"];

    /// <summary>Asking with a Bedrock API key in place of a signature.</summary>
    public static readonly string[] BearerToken = ["bedrock:CallWithBearerToken", "bedrock-mantle:CallWithBearerToken"];

    /// <summary>It lets a model be asked, and names Bedrock to do so (not merely every action there is).</summary>
    public static Truth OfModels(PolicyStatement statement) => Of(statement, Invoke);

    /// <summary>One of these is allowed by a pattern that names Bedrock.</summary>
    public static Truth Of(PolicyStatement statement, IReadOnlyList<string> actions)
    {
        if (statement.Actions.Negated)
        {
            return Truth.No;
        }

        var answer = Truth.No;
        foreach (var pattern in statement.Actions.Patterns)
        {
            if (pattern.IsUnresolved)
            {
                answer |= Truth.Unknown;
                continue;
            }

            if (!pattern.Text.StartsWith("bedrock", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            for (var at = 0; at < actions.Count; at++)
            {
                answer |= Glob.Overlap(pattern.Text, actions[at]);
            }
        }

        return Grants.Allows(statement) & answer;
    }

    /// <summary>The principal may ask models by a policy that the estate shows.</summary>
    public static Truth HeldBy(Resource principal)
    {
        var answer = Truth.No;
        foreach (var policy in IdentityPolicy.HeldBy(principal))
        {
            foreach (var statement in policy.Document.Statements)
            {
                answer |= OfModels(statement);
            }
        }

        return answer;
    }

    /// <summary>
    /// A Deny of the same document takes back what is allowed of these actions, for whoever does not meet its condition
    /// (or for everyone).
    /// </summary>
    public static Truth IsDenied(
        PolicyDocument document,
        IReadOnlyList<string> actions,
        Func<PolicyStatement, Truth> meets
    )
    {
        var denied = Truth.Yes;
        foreach (var action in actions)
        {
            denied &= document.Any(statement =>
                Grants.Denies(statement) & statement.Actions.Covers(action) & meets(statement)
            );
        }

        return denied;
    }
}
