using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Iam;

/// <summary>Judges whom a role trusts.</summary>
internal static class Trust
{
    // These take a role at the request of a resource or a customer that they work for, and say for whom (IAM User
    // Guide, "Cross-service confused deputy prevention"). Those that run one's own code (Lambda, ECS tasks, EC2) get
    // no source key on every path.
    private static readonly string[] ForOthers =
    [
        "bedrock.amazonaws.com",
        "bedrock-agentcore.amazonaws.com",
        "cloudtrail.amazonaws.com",
        "config.amazonaws.com",
        "delivery.logs.amazonaws.com",
        "vpc-flow-logs.amazonaws.com",
        "sns.amazonaws.com",
        "sqs.amazonaws.com",
        "states.amazonaws.com",
        "events.amazonaws.com",
        "scheduler.amazonaws.com",
        "pipes.amazonaws.com",
        "backup.amazonaws.com",
        "s3.amazonaws.com",
        "firehose.amazonaws.com",
        "glue.amazonaws.com",
        "transfer.amazonaws.com",
        "ssm.amazonaws.com",
        "sagemaker.amazonaws.com",
    ];

    /// <summary>Fails at the first statement that lets someone take the role and is broken.</summary>
    public static Verdict Judge(
        Resource role,
        Func<PolicyStatement, Truth> broken,
        string pass,
        Func<PolicyStatement, string> fail
    )
    {
        var document = role.Policy("AssumeRolePolicyDocument");
        if (document.IsKnown.IsNo)
        {
            return Verdict.Unknown("AssumeRolePolicyDocument is absent; it says who may take the role.");
        }

        var unknown = document.IsKnown.IsUnknown;
        foreach (var statement in document.Statements)
        {
            var answer = Grants.Allows(statement) & broken(statement);
            if (answer.IsYes)
            {
                return Verdict.Fail(fail(statement)).At(statement.Source);
            }

            unknown |= answer.IsUnknown;
        }

        return unknown
            ? Verdict.Unknown("Whom it trusts is known only when deployed; audit with the values of the parameters.")
            : Verdict.Pass(pass);
    }

    /// <summary>The principal is an account: its number, or its root.</summary>
    public static Truth IsWholeAccount(PropertyValue principal)
    {
        if (principal.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var text = principal.Text;
        return text == "${AWS::AccountId}"
            || (text.Length == 12 && text.All(char.IsAsciiDigit))
            || (ArnText.Parse(text) is { Service: "iam", Name: "root" });
    }

    /// <summary>The service works for resources of its customers, and says which.</summary>
    public static bool CallsForOthers(PropertyValue service) =>
        Array.Exists(ForOthers, name => service.Text.Equals(name, StringComparison.Ordinal));

    /// <summary>The source is named by account, organisation or ARN.</summary>
    public static Truth HasSource(PolicyStatement statement) =>
        Truth.Any(statement.Conditions, IsSource) | (statement.ConditionsKnown ? Truth.No : Truth.Unknown);

    private static Truth IsSource(PolicyCondition condition) =>
        condition.Key
            is "aws:sourceaccount"
                or "aws:sourcearn"
                or "aws:sourceorgid"
                or "aws:sourceorgpaths"
                or "sts:externalid"
        && condition is { IsNegative: false, IfExists: false };
}
