namespace Ringfence.Controls.Policies;

/// <summary>
/// An ARN as a template writes it, where pseudo parameters have colons of their own:
/// <c>arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/x</c>.
/// </summary>
/// <param name="Service">The third part: <c>bedrock</c>.</param>
/// <param name="Region">The fourth part; often empty.</param>
/// <param name="Account">The fifth part; often empty.</param>
/// <param name="Name">All that follows: <c>foundation-model/x</c>.</param>
internal sealed record ArnText(string Service, string Region, string Account, string Name)
{
    /// <summary>The kind of resource before the first slash or colon of its name; empty where there is none.</summary>
    public string Kind => Name.IndexOfAny(['/', ':']) is var at and >= 0 ? Name[..at] : "";

    /// <summary>What follows the kind.</summary>
    public string Id => Name.IndexOfAny(['/', ':']) is var at and >= 0 ? Name[(at + 1)..] : Name;

    /// <summary>A text as an ARN; null where it is none of six parts.</summary>
    public static ArnText? Parse(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && Parts(text) is { Length: 6 } parts
            ? new ArnText(parts[2], parts[3], parts[4], parts[5])
            : null;

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
