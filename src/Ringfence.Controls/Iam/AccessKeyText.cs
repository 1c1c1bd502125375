namespace Ringfence.Controls.Iam;

/// <summary>Tells an AWS credential by its form or by the name of the variable that holds it. What it finds is never told.</summary>
internal static class AccessKeyText
{
    private static readonly string[] KeyNames =
    [
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "AWS_BEARER_TOKEN_BEDROCK",
    ];

    /// <summary>A variable of this name holds a credential: the SDKs read it.</summary>
    public static bool IsKeyName(string name)
    {
        foreach (var key in KeyNames)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An access key id stands in it: <c>AKIA</c> or <c>ASIA</c> and sixteen letters and digits more. IAM User Guide, "Unique identifiers".</summary>
    public static bool Holds(string text) => HoldsAfter(text, "AKIA") || HoldsAfter(text, "ASIA");

    private static bool HoldsAfter(string text, string prefix)
    {
        for (
            var at = text.IndexOf(prefix, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal)
        )
        {
            var length = 0;
            while (at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length]))
            {
                length++;
            }

            if (length == 20 && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
