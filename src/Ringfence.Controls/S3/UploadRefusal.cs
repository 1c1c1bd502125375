using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>
/// Statements that refuse uploads under another encryption than KMS. A negated operator is met by a request that has no
/// such header, with <c>IfExists</c> and without; only <c>Null: false</c> beside it lets those through. IAM User Guide,
/// "IAM JSON policy elements: Condition operators"; Amazon S3 User Guide, "Requiring server-side encryption".
/// </summary>
internal static class UploadRefusal
{
    private const string Header = "s3:x-amz-server-side-encryption";

    /// <summary>It denies everyone to upload under another encryption, whether or not it denies those that say nothing.</summary>
    public static Truth Refuses(PolicyStatement statement) => Judge(statement, headerless: false);

    /// <summary>It also denies uploads that say nothing, which the bucket's default would encrypt.</summary>
    public static Truth RefusesHeaderless(PolicyStatement statement) => Judge(statement, headerless: true);

    /// <summary>A statement in the bucket's policy, or a policy of its own.</summary>
    public static Fix? FixFor(Resource bucket)
    {
        var statement = new JsonObject
        {
            ["Sid"] = "RefuseUploadsOutsideKms",
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = "s3:PutObject",
            ["Resource"] = new JsonObject { ["Fn::Sub"] = "${$Self.Arn}/*" },
            ["Condition"] = new JsonObject
            {
                ["StringNotEquals"] = new JsonObject { [Header] = new JsonArray("aws:kms", "aws:kms:dsse") },
                ["Null"] = new JsonObject { [Header] = "false" },
            },
        };
        foreach (var policy in BucketPolicies.Of(bucket))
        {
            return policy.Template == bucket.Template && !policy["PolicyDocument"].IsUnresolved
                ? new Fix([new SetProperty("PolicyDocument.Statement[]", statement) { On = policy.LogicalId }])
                : null;
        }

        return new Fix([
            new AddResource(
                "$SelfPolicy",
                new JsonObject
                {
                    ["Type"] = "AWS::S3::BucketPolicy",
                    ["Properties"] = new JsonObject
                    {
                        ["Bucket"] = new JsonObject { ["Ref"] = "$Self" },
                        ["PolicyDocument"] = new JsonObject
                        {
                            ["Version"] = "2012-10-17",
                            ["Statement"] = new JsonArray(statement, RefusePlain()),
                        },
                    },
                }
            ),
        ]);
    }

    // A bucket has one policy: one made here refuses plain HTTP too, so that it breaks no other promise.
    private static JsonObject RefusePlain() =>
        PlainTransport.Refusal(
            "s3:*",
            new JsonArray(
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$Self", "Arn") },
                new JsonObject { ["Fn::Sub"] = "${$Self.Arn}/*" }
            )
        );

    private static Truth Judge(PolicyStatement statement, bool headerless)
    {
        var other = statement.ConditionsKnown ? Truth.No : Truth.Unknown;
        var alone = statement.ConditionsKnown ? Truth.Yes : Truth.Unknown;
        foreach (var condition in statement.Conditions)
        {
            if (condition.Key == Header && condition.Uses("Null"))
            {
                // "true" is met by uploads that say nothing alone, "false" by all others alone.
                alone &= headerless ? Truth.No : Truth.All(condition.Values, value => value.IsFalse);
            }
            else if (condition.Key == Header && Negates(condition))
            {
                other |=
                    headerless && condition.Quantifier == "ForAnyValue" ? Truth.No : Truth.All(condition.Values, IsKms);
            }
            else
            {
                alone = Truth.No;
            }
        }

        return statement.Refusing
            & other
            & alone
            & statement.Actions.Covers("s3:PutObject")
            & statement.Principals.IsEveryone;
    }

    private static bool Negates(PolicyCondition condition) =>
        condition.Uses("StringNotEquals")
        || condition.Uses("StringNotLike")
        || condition.Uses("StringNotEqualsIgnoreCase");

    private static Truth IsKms(PropertyValue value) => value.IsOneOf("aws:kms", "aws:kms:dsse");
}
