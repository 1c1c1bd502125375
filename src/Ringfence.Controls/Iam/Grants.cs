using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

/// <summary>What a statement grants.</summary>
internal static class Grants
{
    /// <summary>It allows; Unknown where its effect is known only when deployed.</summary>
    public static Truth Allows(PolicyStatement statement) =>
        statement.Effect switch
        {
            Effect.Allow => Truth.Yes,
            Effect.Deny => Truth.No,
            _ => Truth.Unknown,
        };

    /// <summary>It denies; Unknown where its effect is known only when deployed.</summary>
    public static Truth Denies(PolicyStatement statement) =>
        statement.Effect switch
        {
            Effect.Deny => Truth.Yes,
            Effect.Allow => Truth.No,
            _ => Truth.Unknown,
        };

    /// <summary>One of these actions (with wildcards) is in the statement.</summary>
    public static Truth Touches(PolicyStatement statement, IReadOnlyList<string> actions)
    {
        var answer = Truth.No;
        for (var at = 0; at < actions.Count && !answer.IsYes; at++)
        {
            answer |= statement.Actions.Touches(actions[at]);
        }

        return answer;
    }

    /// <summary>
    /// It speaks of every resource: <c>*</c>, or an ARN whose parts are all wildcards (<c>arn:aws:*</c>), or all but some.
    /// </summary>
    public static Truth OnEveryResource(PolicyStatement statement) =>
        statement.Resources.Negated
            ? Truth.Yes
            : Truth.Any(
                statement.Resources.Patterns,
                pattern => pattern.IsUnresolved ? Truth.Unknown : IsEveryArn(pattern.Text)
            );

    /// <summary>Every action of every service, in any spelling: <c>*</c>, <c>*:*</c>.</summary>
    public static Truth OfEveryAction(PolicyStatement statement) =>
        statement.Actions.Negated
            ? statement.Actions.IsEverything
            : Truth.Any(
                statement.Actions.Patterns,
                pattern =>
                    pattern.IsUnresolved ? Truth.Unknown
                    : !pattern.IsLiteral ? Truth.No
                    : pattern.Text.Contains('*', StringComparison.Ordinal)
                        && pattern.Text.AsSpan().IndexOfAnyExcept('*', '?', ':') < 0
            );

    /// <summary>
    /// Every action of a service (<c>s3:*</c>) or of all of them: an action whose name is nothing but wildcards, or all
    /// actions but some.
    /// </summary>
    public static Truth OfWholeService(PolicyStatement statement) =>
        statement.Actions.Negated
            ? Truth.Yes
            : Truth.Any(statement.Actions.Patterns, pattern => IsWhole(pattern, pattern.Text));

    private static bool IsEveryArn(string pattern)
    {
        foreach (var partition in Partitions)
        {
            if (pattern.StartsWith(partition, StringComparison.Ordinal))
            {
                pattern = string.Concat("arn:*:", pattern.AsSpan(partition.Length));
            }
        }

        return Glob.Covers(pattern, "arn:*:*:*:*:*");
    }

    private static Truth IsWhole(PropertyValue pattern, string text)
    {
        if (pattern.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var name = text.AsSpan(text.LastIndexOf(':') + 1);
        return name.Contains("${", StringComparison.Ordinal) || name.EndsWith("}")
            ? Truth.Unknown
            : name.Contains('*') && name.IndexOfAnyExcept('*', '?') < 0;
    }

    private static readonly string[] Partitions =
    [
        "arn:aws:",
        "arn:aws-us-gov:",
        "arn:aws-cn:",
        "arn:${AWS::Partition}:",
    ];
}
