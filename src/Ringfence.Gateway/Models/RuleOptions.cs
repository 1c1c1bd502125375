namespace Ringfence.Gateway.Models;

/// <summary>What a team or role may use. Each entry is an alias, an id or ARN, or the beginning of some (<c>us.anthropic.*</c>).</summary>
internal sealed class RuleOptions
{
    /// <summary>
    /// Allowed. An ARN that hides its model (an application inference profile, a deployment …) is matched by its whole ARN, by an entry
    /// that begins with <c>arn:</c>, or through an alias; never by <c>*</c> alone.
    /// </summary>
    public string[] Allow { get; set; } = [];

    /// <summary>Denied, whoever allows it: a denied model is denied in every spelling, by profile, ARN or alias.</summary>
    public string[] Deny { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; <paramref name="at"/> is their section.</summary>
    public IEnumerable<string> Problems(string at) => [.. Of($"{at}:Allow", Allow), .. Of($"{at}:Deny", Deny)];

    private static IEnumerable<string> Of(string at, string[] patterns) =>
        patterns
            .Where(pattern =>
                pattern.Length == 0 || pattern.IndexOf('*') is var star && star >= 0 && star < pattern.Length - 1
            )
            .Select(pattern => $"{at} has '{pattern}'; write a name, or its beginning with one * at the end.");
}
