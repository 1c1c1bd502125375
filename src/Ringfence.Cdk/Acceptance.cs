using Amazon.CDK;

namespace Ringfence.Cdk;

/// <summary>
/// Rules of others that a resource breaks on purpose, each with a reason that an auditor would accept. They stand in
/// the template's metadata, in the places where cdk-nag, cfn-guard and cfn-lint look, so that a team's own runs of
/// these tools honour them too.
/// </summary>
public static class Acceptance
{
    private const string Ours = "Ringfence";

    extension(CfnResource resource)
    {
        /// <summary>Accepts that this resource breaks a rule.</summary>
        /// <param name="rule">
        /// As its tool names it: <c>AwsSolutions-S1</c>, <c>HIPAA.Security-S3BucketReplicationEnabled</c>,
        /// <c>NIST.800.53.R5-…</c>; <c>CT.S3.PR.2</c> of cfn-guard's Control Tower pack; <c>W3005</c> of cfn-lint; the
        /// id of a control of ours, which then <see cref="RingfencedAspect"/> does not apply.
        /// </param>
        /// <param name="reason">Why that is right here: at least ten characters, ASCII.</param>
        public CfnResource Accept(string rule, string reason)
        {
            ArgumentNullException.ThrowIfNull(rule);
            Refusal.Unless(
                reason is { Length: >= 10 } && reason.All(char.IsAscii),
                nameof(reason),
                reason,
                "a sentence of ASCII characters, at least ten",
                "cdk-nag takes no other, and a reason that says nothing persuades nobody"
            );
            if (rule.StartsWith("CT.", StringComparison.Ordinal))
            {
                Add(resource, "guard", "SuppressedRules", rule);
            }
            else if (
                rule.Length == 5
                && rule[0] is 'E' or 'W' or 'I'
                && rule.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            )
            {
                var config =
                    Entry(resource, "cfn-lint") is { } lint && lint.GetValueOrDefault("config") is Map known
                        ? known
                        : [];
                config["ignore_checks"] = Longer(config.GetValueOrDefault("ignore_checks"), rule);
                Keep(resource, "cfn-lint", new Map { ["config"] = config });
            }
            else if (rule.Contains('-') && char.IsUpper(rule[0]))
            {
                Add(resource, "cdk_nag", "rules_to_suppress", Nag(rule, reason));
            }

            Add(resource, Ours, "accepted", new Map { ["rule"] = rule, ["reason"] = reason });
            return resource;
        }

        /// <summary>Accepts several rules for one reason: the same question asked by several packs.</summary>
        public CfnResource Accept(IEnumerable<string> rules, string reason)
        {
            ArgumentNullException.ThrowIfNull(rules);
            foreach (var rule in rules)
            {
                resource.Accept(rule, reason);
            }

            return resource;
        }

        /// <summary>Accepts the wildcards of a policy.</summary>
        /// <param name="reason">Why what they match is what is meant.</param>
        public CfnResource AcceptWildcards(string reason) =>
            resource.Accept(["AwsSolutions-IAM5", "policy-holds-no-wildcard"], reason);

        internal bool Accepts(string rule) =>
            Entry(resource, Ours)?.GetValueOrDefault("accepted") is object[] accepted
            && Array.Exists(accepted, each => each is Map map && map["rule"] is string named && named == rule);
    }

    // What was written before is remembered here, not asked back: Node would give it in other types.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<
        CfnResource,
        Dictionary<string, Map>
    > Written = [];

    private static Map? Entry(CfnResource resource, string tool) =>
        Written.TryGetValue(resource, out var entries) ? entries.GetValueOrDefault(tool) : null;

    private static void Add(CfnResource resource, string tool, string list, object item)
    {
        var entry = Entry(resource, tool) ?? [];
        entry[list] = Longer(entry.GetValueOrDefault(list), item);
        Keep(resource, tool, entry);
    }

    private static void Keep(CfnResource resource, string tool, Map entry)
    {
        Written.GetOrCreateValue(resource)[tool] = entry;
        resource.AddMetadata(tool, entry);
    }

    // A rule that finds several things in one resource names each in brackets: AwsSolutions-IAM4[Policy::…].
    private static Map Nag(string rule, string reason) =>
        rule.IndexOf('[') is > 0 and var bracket
            ? new Map
            {
                ["id"] = rule[..bracket],
                ["reason"] = reason,
                ["applies_to"] = new object[] { rule[(bracket + 1)..^1] },
            }
            : new Map { ["id"] = rule, ["reason"] = reason };

    private static object[] Longer(object? list, object item) => [.. list as object[] ?? [], item];
}
