using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>
/// Whether statements of a bucket policy speak of the bucket itself and of all its objects: two resources in IAM's
/// eyes, <c>arn:aws:s3:::name</c> and <c>arn:aws:s3:::name/*</c>.
/// </summary>
internal static class BucketScope
{
    private const string Unnamed = "${?}";

    /// <summary>Statements that answer to the test speak, together, of the bucket and of all its objects.</summary>
    public static Truth Any(Resource policy, Func<PolicyStatement, Truth> test)
    {
        var names = Names(policy);
        Truth bucket = Truth.No,
            objects = Truth.No;
        var document = policy.Policy("PolicyDocument");
        foreach (var statement in document.Statements)
        {
            var answers = test(statement);
            if (!answers.IsNo)
            {
                bucket |= answers & Covers(statement.Resources, names, "");
                objects |= answers & Covers(statement.Resources, names, "/*");
            }
        }

        return (bucket & objects) | (document.IsKnown.IsUnknown ? Truth.Unknown : Truth.No);
    }

    /// <summary>The change that makes a bucket, or the policy given, refuse plain HTTP.</summary>
    public static Fix? RefusePlain(Resource resource)
    {
        if (resource.Type == "AWS::S3::Bucket")
        {
            return PlainTransport.Refuse(
                resource,
                "AWS::S3::BucketPolicy",
                "Bucket",
                "s3:*",
                new JsonArray(
                    new JsonObject { ["Fn::GetAtt"] = new JsonArray("$Self", "Arn") },
                    new JsonObject { ["Fn::Sub"] = "${$Self.Arn}/*" }
                )
            );
        }

        var named = resource["Bucket"];
        var arn =
            named.Kind == PropertyKind.Reference && named.Target is { Type: "AWS::S3::Bucket" } target
                ? $"${{{target.LogicalId}.Arn}}"
            : named.IsLiteral ? $"arn:${{AWS::Partition}}:s3:::{named.Text}"
            : null;
        if (arn is null || resource["PolicyDocument"].IsUnresolved)
        {
            return null;
        }

        return new Fix([
            new SetProperty(
                "PolicyDocument.Statement[]",
                PlainTransport.Refusal(
                    "s3:*",
                    new JsonArray(new JsonObject { ["Fn::Sub"] = arn }, new JsonObject { ["Fn::Sub"] = arn + "/*" })
                )
            ),
        ]);
    }

    // The texts by which the policy's bucket may stand in an ARN: "${Logs}", and the name that it was given.
    private static List<string> Names(Resource policy)
    {
        var names = new List<string>(2);
        var named = policy["Bucket"];
        if (named.Text.Length > 0)
        {
            names.Add(Name(named.Text));
        }

        if (policy.Estate.Find(named, "AWS::S3::Bucket") is { } bucket)
        {
            names.Add($"${{{bucket.LogicalId}}}");
            if (bucket["BucketName"].Text is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static Truth Covers(PatternSet resources, List<string> names, string suffix)
    {
        if (resources.Negated)
        {
            return Truth.No;
        }

        var answer = Truth.No;
        foreach (var pattern in resources.Patterns)
        {
            answer |= Covers(pattern, names, suffix);
        }

        return answer;
    }

    private static Truth Covers(PropertyValue pattern, List<string> names, string suffix)
    {
        if (pattern.IsUnresolved && pattern.Text == Unnamed)
        {
            return Truth.Unknown;
        }

        var text = Name(pattern.Text);
        foreach (var name in names)
        {
            if (name != Unnamed && Glob.Covers(text, name + suffix))
            {
                return Truth.Yes;
            }
        }

        // What is known only when deployed may be this bucket, unless it names a resource that is known here.
        return text == "*" ? Truth.Yes
            : names.Contains(Unnamed) ? Truth.Unknown
            : pattern.Kind == PropertyKind.Reference ? Truth.No
            : text.Contains("${", StringComparison.Ordinal) && !OnlyKnown(text, pattern, names) ? Truth.Unknown
            : Truth.No;
    }

    private static bool OnlyKnown(string text, PropertyValue pattern, List<string> names)
    {
        foreach (var name in names)
        {
            if (name.StartsWith("${", StringComparison.Ordinal) && text.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return !pattern.IsUnresolved && !text.Contains(Unnamed, StringComparison.Ordinal);
    }

    // "arn:aws:s3:::logs/*" and "${Logs.Arn}/*" as "logs/*" and "${Logs}/*".
    private static string Name(string text)
    {
        const string service = ":s3:::";
        var at = text.IndexOf(service, StringComparison.Ordinal);
        return at >= 0 && text.StartsWith("arn:", StringComparison.Ordinal) ? text[(at + service.Length)..]
            : text.StartsWith("${", StringComparison.Ordinal) ? text.Replace(".Arn}", "}", StringComparison.Ordinal)
            : text;
    }
}
