using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Kms;

/// <summary>What a statement of a key policy gives away. AWS KMS Developer Guide, "Key policies in AWS KMS".</summary>
internal static class KeyStatement
{
    private static readonly string[] Use = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom"];

    private static readonly string[] Administration =
    [
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:DisableKey",
        "kms:CreateAlias",
        "kms:UpdateAlias",
    ];

    private static readonly string[] CallerKeys =
    [
        "kms:calleraccount",
        "aws:principalaccount",
        "aws:principalorgid",
        "aws:principalarn",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceowner",
        "aws:sourceorgid",
        "aws:sourcevpce",
        "aws:sourcevpc",
    ];

    /// <summary>It lets everyone in: no condition says whose request it must be.</summary>
    public static Truth IsOpen(PolicyStatement statement) =>
        statement.Granting
        & (statement.Principals.Negated ? Truth.Yes : statement.Principals.IsEveryone & !IsCallerKnown(statement));

    /// <summary>It lets everyone, or a whole account, use the key, and nothing narrows it.</summary>
    public static Truth IsTooWide(PolicyStatement statement)
    {
        var open = IsOpen(statement);
        if (open.IsYes || IsDelegation(statement))
        {
            return open;
        }

        var account = Truth.Any(statement.Principals.Of("AWS"), IsWholeAccount);
        return open | (statement.Granting & account & statement.IsUnconditional & Touches(statement, Use));
    }

    /// <summary>It lets a principal make grants for others than AWS services.</summary>
    public static Truth GrantsFreely(PolicyStatement statement)
    {
        if (IsDelegation(statement))
        {
            return Truth.No;
        }

        var limited = statement.ConditionsKnown ? Truth.No : Truth.Unknown;
        foreach (var condition in statement.On("kms:grantisforawsresource"))
        {
            limited |= condition.Uses("Bool") ? Truth.All(condition.Values, value => value.IsTrue) : Truth.No;
        }

        return statement.Granting
            & statement.Actions.Touches("kms:CreateGrant")
            & !limited
            & (statement.Principals.Of("Service").Any() ? Truth.No : Truth.Yes);
    }

    /// <summary>A principal that some statements let administer the key and some let use it; null where there is none.</summary>
    public static string? SomebodyHasBoth(PolicyDocument policy)
    {
        var uses = new HashSet<string>(StringComparer.Ordinal);
        var administers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in policy.Statements)
        {
            if (!statement.Allows || IsDelegation(statement))
            {
                continue;
            }

            Add(uses, statement, Use);
            Add(administers, statement, Administration);
        }

        foreach (var principal in administers)
        {
            if (uses.Any(user => Glob.Overlap(user, principal)))
            {
                return principal;
            }
        }

        return null;
    }

    /// <summary>What it does, and for whom, is known.</summary>
    public static Truth IsReadable(PolicyStatement statement) =>
        statement.Effect == Effect.Unknown
        || statement.Principals.Source.IsUnresolved
        || statement.Actions.Patterns.Any(action => action.IsUnresolved)
        || statement.Principals.All.Any(each => each.Value.Text == "${?}")
        || !statement.ConditionsKnown
        || statement.On("aws:principalarn").SelectMany(condition => condition.Values).Any(value => value.IsUnresolved)
            ? Truth.Unknown
            : Truth.Yes;

    // The usual statement, kms:* for the account's root, gives nobody anything: it lets IAM policies speak for the key.
    private static bool IsDelegation(PolicyStatement statement)
    {
        if (
            !statement.Actions.Covers("kms:*").IsYes
            || statement.Principals.Negated
            || statement.Principals.All.Count == 0
        )
        {
            return false;
        }

        foreach (var (kind, value) in statement.Principals.All)
        {
            if (kind != "AWS" || !IsWholeAccount(value).IsYes)
            {
                return false;
            }
        }

        return true;
    }

    private static Truth IsWholeAccount(PropertyValue principal) =>
        principal.EndsWith(":root")
        | (principal.Text is { Length: 12 } id && id.All(char.IsAsciiDigit))
        | principal.Text == "${AWS::AccountId}";

    private static Truth IsCallerKnown(PolicyStatement statement)
    {
        foreach (var condition in statement.Conditions)
        {
            if (!condition.IsNegative && !condition.IfExists && CallerKeys.Contains(condition.Key))
            {
                return Truth.Yes;
            }
        }

        return statement.ConditionsKnown ? Truth.No : Truth.Unknown;
    }

    private static void Add(HashSet<string> principals, PolicyStatement statement, string[] actions)
    {
        if (!Touches(statement, actions).IsYes)
        {
            return;
        }

        var roles = NamedByCondition(statement);
        foreach (var (kind, value) in statement.Principals.All)
        {
            if (kind == "AWS" && roles is not null && (IsWholeAccount(value).IsYes || value.Text == "*"))
            {
                principals.UnionWith(roles);
            }
            else if (kind == "AWS" && value.Text.Length > 0 && value.Text != "${?}")
            {
                principals.Add(value.Text);
            }
        }
    }

    // A whole account, or everybody, that aws:PrincipalArn narrows to some of its roles is those roles. Null: it is not narrowed.
    private static IEnumerable<string>? NamedByCondition(PolicyStatement statement)
    {
        foreach (var condition in statement.On("aws:principalarn"))
        {
            if (
                !condition.IsNegative
                && !condition.IfExists
                && condition.Quantifier.Length == 0
                && condition.Values.All(value => value.Text.Contains(":role/", StringComparison.Ordinal))
            )
            {
                return condition.Values.Select(value => value.Text);
            }
        }

        return null;
    }

    private static Truth Touches(PolicyStatement statement, string[] actions) =>
        Truth.Any(actions, action => statement.Actions.Touches(action));
}
