using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Guardrails;

/// <summary>
/// Expressions for the identifiers of 45 CFR 164.514(b)(2)(i) that Bedrock has no entity for: dates (C), medical record
/// numbers (H), health plan numbers (I), accounts beyond banks (J), devices (M). Bedrock takes no lookaround, and ten at most.
/// </summary>
internal static class IdentifierExpressions
{
    /// <summary>Medical record numbers (H).</summary>
    public const string RecordNumber = @"(?i)\b(?:MRN|medical record)(?: (?:number|no\.?))?[ :#]*[A-Z0-9-]{4,15}\b";

    /// <summary>Health plan numbers (I).</summary>
    public const string PlanNumber =
        @"(?i)\b(?:member|subscriber|beneficiary|health plan|policy)(?: (?:id|number|no\.?))?[ :#]*[A-Z0-9-]{6,20}\b";

    /// <summary>Dates in figures (C).</summary>
    public const string Date = @"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\b";

    /// <summary>Accounts of others than banks (J).</summary>
    public const string AccountNumber = @"(?i)\b(?:account|acct)(?: (?:number|no\.?))?[ :#]*[A-Z0-9-]{6,20}\b";

    /// <summary>Devices and their serial numbers (M).</summary>
    public const string DeviceNumber =
        @"(?i)\b(?:serial|device|UDI|implant)(?: (?:id|number|no\.?))?[ :#]*[A-Z0-9-]{5,25}\b";

    /// <summary>
    /// An expression of the guardrail finds this: its name, description or pattern says so. Unknown where there are
    /// others whose purpose cannot be told.
    /// </summary>
    /// <param name="expressions"><c>RegexesConfig</c>.</param>
    /// <param name="words">Words by which it is told, in lower case.</param>
    public static Truth Cover(PropertyValue expressions, IReadOnlyList<string> words)
    {
        var answer = expressions.IsUnresolved ? Truth.Unknown : Truth.No;
        foreach (var expression in expressions.Items)
        {
            var acts = GuardrailRule.ActsBothWays(expression);
            var says = Says(expression, words);
            answer |= acts & (says.IsNo && IsSilent(expression) ? Truth.Unknown : says);
        }

        return answer;
    }

    private static Truth Says(PropertyValue expression, IReadOnlyList<string> words)
    {
        foreach (var part in new[] { expression["Name"], expression["Description"], expression["Pattern"] })
        {
            foreach (var word in words)
            {
                if (part.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return Truth.Yes;
                }
            }
        }

        return expression["Pattern"].IsUnresolved ? Truth.Unknown : Truth.No;
    }

    // A name that says nothing (r1, pattern-2) and no description: what it finds cannot be told.
    private static bool IsSilent(PropertyValue expression)
    {
        var letters = expression["Name"].Text.Count(char.IsAsciiLetter);
        var generic =
            expression["Name"].Text.Contains("regex", StringComparison.OrdinalIgnoreCase)
            || expression["Name"].Text.Contains("pattern", StringComparison.OrdinalIgnoreCase)
            || expression["Name"].Text.Contains("custom", StringComparison.OrdinalIgnoreCase);
        return (letters < 3 || generic) && expression["Description"].IsMissing;
    }
}
