namespace Ringfence.Controls.Policies;

/// <summary>
/// Conditions that narrow a statement for everyone to known callers. Amazon S3 User Guide, "The meaning of 'public'":
/// the same keys count for the policies of other services.
/// </summary>
public static class CallerConditions
{
    private static readonly string[] Keys =
    [
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:principalaccount",
        "aws:principalarn",
        "aws:userid",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceowner",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourcevpce",
        "aws:sourcevpc",
        "aws:sourceip",
        "s3:dataaccesspointaccount",
        "s3:dataaccesspointarn",
        "elasticfilesystem:accessedviamounttarget",
        "kms:calleraccount",
    ];

    /// <summary>Yes: a condition says who may ask. No: none does. Unknown: conditions are known only when deployed.</summary>
    public static Truth Narrow(PolicyStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        foreach (var condition in statement.Conditions)
        {
            if (
                !condition.IsNegative
                && !condition.IfExists
                && Array.IndexOf(Keys, condition.Key) >= 0
                && Says(condition)
            )
            {
                return Truth.Yes;
            }
        }

        return statement.ConditionsKnown ? Truth.No : Truth.Unknown;
    }

    // A wildcard alone, and the whole internet, say nothing.
    private static bool Says(PolicyCondition condition)
    {
        foreach (var value in condition.Values)
        {
            if (value.Text is "*" or "0.0.0.0/0" or "::/0")
            {
                return false;
            }
        }

        return condition.Values.Count > 0;
    }
}
