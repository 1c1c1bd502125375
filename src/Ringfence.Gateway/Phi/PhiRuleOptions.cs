using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of one team's identifiers.</summary>
internal sealed class PhiRuleOptions
{
    /// <summary>What becomes of those in prompts.</summary>
    /// <value>Pseudonym.</value>
    public PhiPolicy Policy { get; set; } = PhiPolicy.Pseudonym;

    /// <summary>What becomes of those that the model brings up.</summary>
    public AnswerPolicy Answers { get; set; }

    /// <summary>What becomes of images and binary documents, where prompts are changed or refused.</summary>
    /// <value>Refuse.</value>
    public AttachmentPolicy Attachments { get; set; }

    /// <summary>The most identifiers that one prompt may hold before it is refused, whatever the policy; a bound on bulk.</summary>
    /// <value>0: no bound.</value>
    public int MaxIdentifiers { get; set; }

    /// <summary>Countries whose national numbers are found without a label, e.g. <c>GB</c>.</summary>
    /// <value>None.</value>
    public List<string> Nations { get; set; } = [];

    /// <summary>Names of <c>Phi:Engines</c> that are asked about each prompt, beside the gateway's own detectors.</summary>
    /// <value>None.</value>
    public List<string> Engines { get; set; } = [];

    /// <summary>The score from which a finding counts, 0 to 1, by kind (<c>NAME</c>, <c>MRN</c>, …).</summary>
    /// <value>0.5 for a kind that is not named.</value>
    public Dictionary<string, double> Thresholds { get; set; } = [];

    /// <summary>Kinds that are left in place.</summary>
    public List<string> Ignore { get; set; } = [];

    /// <summary>Texts that are never identifiers, such as the organisation's own name; in any case, whole findings only.</summary>
    public List<string> Allow { get; set; } = [];

    /// <summary>Texts that always are, in any case, whole words; counted as kind <c>ID</c>.</summary>
    public List<string> Deny { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each.</summary>
    public IEnumerable<string> Problems(string at)
    {
        if (!Enum.IsDefined(Policy))
        {
            yield return $"{at}:Policy is {(int)Policy}; allowed are {string.Join(", ", Enum.GetNames<PhiPolicy>())}.";
        }
        if (!Enum.IsDefined(Answers))
        {
            yield return $"{at}:Answers is {(int)Answers}; allowed are {string.Join(", ", Enum.GetNames<AnswerPolicy>())}.";
        }
        if (!Enum.IsDefined(Attachments))
        {
            yield return $"{at}:Attachments is {(int)Attachments}; allowed are {string.Join(", ", Enum.GetNames<AttachmentPolicy>())}.";
        }
        if (MaxIdentifiers < 0)
        {
            yield return $"{at}:MaxIdentifiers is {MaxIdentifiers}; give 0 for no bound, or a positive number.";
        }
        foreach (var kind in Ignore.Concat(Thresholds.Keys).Where(kind => !PhiKinds.TryParse(kind, out _)))
        {
            yield return $"{at} names the kind '{kind}'; allowed are {string.Join(", ", Kinds)}.";
        }
        foreach (var (kind, least) in Thresholds.Where(threshold => threshold.Value is not (>= 0 and <= 1)))
        {
            yield return $"{at}:Thresholds:{kind} is {least}; allowed is 0 to 1.";
        }
        if (Allow.Concat(Deny).Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{at}:Allow and Deny may hold no empty text.";
        }
        foreach (var problem in new RedactionOptions { Nations = Nations }.Problems())
        {
            yield return $"{at}:Nations: {problem}.";
        }
        foreach (var both in Allow.Intersect(Deny, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{at} both allows and denies '{both}'; keep one of them.";
        }
        if (Deny.Any(text => text.Length > DeniedTexts.Longest))
        {
            yield return $"{at}:Deny has a text of more than {DeniedTexts.Longest} characters; name its distinctive part.";
        }
    }

    private static IEnumerable<string> Kinds => Enum.GetValues<PhiKind>().Select(kind => kind.Label());
}
