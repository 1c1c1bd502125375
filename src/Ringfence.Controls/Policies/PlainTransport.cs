using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>
/// Statements of resource policies that refuse every request made without TLS, in any spelling that IAM takes alike.
/// IAM User Guide, "AWS global condition context keys: aws:SecureTransport".
/// </summary>
public static class PlainTransport
{
    /// <summary>
    /// The statement denies everyone the actions over plain HTTP. What resources it speaks of is for the caller to ask.
    /// </summary>
    /// <param name="statement">A statement of a resource policy.</param>
    /// <param name="actions">The actions that must be denied, as a pattern: <c>s3:*</c>.</param>
    public static Truth IsDeniedBy(PolicyStatement statement, string actions)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.Refusing
            & statement.Actions.Covers(actions)
            & statement.Principals.IsEveryone
            & MeetsPlain(statement);
    }

    /// <summary>
    /// The change that makes a resource's policy refuse plain HTTP: a statement in the policy of the same template, or a
    /// policy of its own. Null where its policy stands in another file.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="policyType">The type of its policy: <c>AWS::SQS::QueuePolicy</c>.</param>
    /// <param name="path">The property by which the policy names it.</param>
    /// <param name="actions">The actions to deny.</param>
    /// <param name="arn">The resources of the statement: one, or a list.</param>
    public static Fix? Refuse(Resource resource, string policyType, string path, string actions, JsonNode arn)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(arn);
        var statement = Refusal(actions, arn);
        foreach (var policy in resource.Estate.Referring(resource, policyType, path))
        {
            return policy.Template == resource.Template && !policy["PolicyDocument"].IsUnresolved
                ? new Fix([new SetProperty("PolicyDocument.Statement[]", statement) { On = policy.LogicalId }])
                : null;
        }

        JsonNode self = new JsonObject { ["Ref"] = "$Self" };
        return new Fix([
            new AddResource(
                "$SelfPolicy",
                new JsonObject
                {
                    ["Type"] = policyType,
                    ["Properties"] = new JsonObject
                    {
                        [path] = path == "Bucket" ? self : new JsonArray(self),
                        ["PolicyDocument"] = new JsonObject
                        {
                            ["Version"] = "2012-10-17",
                            ["Statement"] = new JsonArray(statement),
                        },
                    },
                }
            ),
        ]);
    }

    /// <summary>The statement that refuses plain HTTP.</summary>
    /// <param name="actions">The actions to deny.</param>
    /// <param name="arn">Its resources: one, or a list.</param>
    public static JsonObject Refusal(string actions, JsonNode arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return new JsonObject
        {
            ["Sid"] = "RefusePlainHttp",
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = actions,
            ["Resource"] = arn.DeepClone(),
            ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
        };
    }

    // Conditions are joined by "and": each one must be met by every request without TLS.
    private static Truth MeetsPlain(PolicyStatement statement)
    {
        var met = statement.ConditionsKnown ? Truth.Yes : Truth.Unknown;
        foreach (var condition in statement.Conditions)
        {
            met &= MeetsPlain(condition);
        }

        return met;
    }

    private static Truth MeetsPlain(PolicyCondition condition) =>
        condition.Key switch
        {
            // The key is in every request, so IfExists and the set operators change nothing.
            "aws:securetransport"
                when condition.Uses("Bool")
                    || condition.Uses("StringEquals")
                    || condition.Uses("StringLike")
                    || condition.Uses("StringEqualsIgnoreCase") => Truth.Any(condition.Values, value => value.IsFalse),
            "aws:securetransport" when condition.Uses("StringNotEquals") || condition.Uses("StringNotLike") =>
                Truth.All(condition.Values, value => value.IsTrue),
            // A request without TLS has no version: only IfExists and Null are met by it.
            "s3:tlsversion" when condition.Uses("Null") => Truth.Any(condition.Values, value => value.IsTrue),
            "s3:tlsversion" => condition.IfExists,
            _ => Truth.No,
        };
}
