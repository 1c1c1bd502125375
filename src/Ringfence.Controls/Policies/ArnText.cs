namespace Ringfence.Controls.Policies;

/// <summary>The parts of an ARN as a template writes it, where pseudo parameters have colons of their own.</summary>
internal static class ArnText
{
    /// <summary>
    /// <c>arn</c>, partition, service, region, account and the rest, which may hold colons; fewer where it is no ARN.
    /// Parts that are known only when deployed stand as they are written: <c>${AWS::Region}</c>.
    /// </summary>
    public static string[] Parts(string text)
    {
        if (!text.Contains("${AWS::", StringComparison.Ordinal))
        {
            return text.Split(':', 6);
        }

        var parts = text.Replace("${AWS::", "${AWS\u0001", StringComparison.Ordinal).Split(':', 6);
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = parts[at].Replace("\u0001", "::", StringComparison.Ordinal);
        }

        return parts;
    }
}
