using System.Globalization;
using System.Text.Json.Nodes;
using Ringfence.Controls.Policies;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>
/// IAM's evaluation of policies, for the operators that the foundation uses: an explicit Deny wins, else an Allow is
/// needed. IAM User Guide, "Policy evaluation logic". An operator that it does not know fails the test.
/// </summary>
internal static class Evaluation
{
    /// <summary>Whether documents of one kind allow a request (null: they say nothing), with the statement that decided.</summary>
    public static (bool? Allowed, string Sid) Of(AccessRequest request, IEnumerable<JsonNode> documents)
    {
        (bool?, string) answer = (null, "");
        foreach (var statement in documents.SelectMany(document => document["Statement"]!.AsArray()))
        {
            if (!Matches(statement!, request))
            {
                continue;
            }

            var sid = statement!["Sid"]?.ToString() ?? "";
            if (statement["Effect"]!.ToString() == "Deny")
            {
                return (false, sid);
            }

            answer = (true, sid);
        }

        return answer;
    }

    private static bool Matches(JsonNode statement, AccessRequest request) =>
        (
            statement["NotAction"] is { } rest
                ? !Among(rest, request.Action, true)
                : Among(statement["Action"], request.Action, true)
        )
        && (
            statement["NotResource"] is { } others
                ? !Among(others, request.Resource, false)
                : statement["Resource"] is null || Among(statement["Resource"], request.Resource, false)
        )
        && Principal(statement["Principal"], request.Principal)
        && (statement["Condition"]?.AsObject() ?? []).All(pair => Holds(pair.Key, pair.Value!.AsObject(), request));

    private static bool Principal(JsonNode? principal, string who) =>
        principal is null
        || principal is JsonValue everyone && everyone.ToString() == "*"
        || principal is JsonObject
            && principal["AWS"] is { } aws
            && Each(aws).Any(name => name is "*" || name == who || name == $"{Account(who)}:root");

    private static string Account(string arn) => string.Join(':', arn.Split(':')[..5]);

    private static bool Holds(string name, JsonObject keys, AccessRequest request)
    {
        var ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        var plain = (ifExists ? name[..^8] : name).Replace("ForAnyValue:", "", StringComparison.Ordinal);
        return keys.All(pair =>
        {
            var given = request.Context.GetValueOrDefault(pair.Key.ToLowerInvariant());
            var wanted = Each(pair.Value).ConvertAll(each => Filled(each, request));
            if (plain == "Null")
            {
                return (given is null) == (wanted.Single() == "true");
            }

            if (given is null)
            {
                return ifExists || plain.Contains("Not", StringComparison.Ordinal);
            }

            return plain switch
            {
                "StringEquals" or "Bool" => wanted.Contains(given),
                "StringNotEquals" => !wanted.Contains(given),
                "StringLike" or "ArnLike" or "ArnEquals" => wanted.Any(pattern => Glob.Covers(pattern, given)),
                "NumericLessThan" => wanted.Any(most => Number(given) < Number(most)),
                "DateLessThan" => wanted.Any(end => Time(given) < Time(end)),
                "ArnNotLike" or "ArnNotEquals" => !wanted.Any(pattern => Glob.Covers(pattern, given)),
                _ => throw new NotSupportedException($"the operator {name} is not evaluated here"),
            };
        });
    }

    // The one variable that the foundation's policies hold.
    private static string Filled(string wanted, AccessRequest request) =>
        wanted.Replace(
            "${aws:username}",
            request.Context.GetValueOrDefault("aws:username") ?? "",
            StringComparison.Ordinal
        );

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static bool Among(JsonNode? patterns, string value, bool caseless) =>
        patterns is not null
        && Each(patterns)
            .Any(pattern =>
                pattern == "*" || (caseless || pattern.Contains('*') ? Glob.Covers(pattern, value) : pattern == value)
            );

    private static List<string> Each(JsonNode? value) =>
        value is JsonArray list ? [.. list.Select(item => item!.ToString())] : [value!.ToString()];
}
