using System.Globalization;
using System.Text;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Gateway.Phi;

/// <summary>What step 4 did with one call, and what step 8 needs for its answer. Owned by that call.</summary>
internal sealed class CallPhi(PhiRules rules)
{
    public PhiRules Rules { get; } = rules;

    /// <summary>Identifiers found in the prompt.</summary>
    public PhiCounts Prompt { get; } = new();

    /// <summary>The names that the whole prompt confirms: a lone surname in one block is known by the line of another.</summary>
    public ConfirmedNames PromptNames { get; } = new();

    /// <summary>Engines that gave no judgement of a prompt that went without it: <c>name=fault</c>.</summary>
    public List<string> FailedEngines { get; } = [];

    /// <summary>Identifiers found in the answer that are not the caller's own.</summary>
    public PhiCounts Answer { get; } = new();

    /// <summary>Pseudonyms and the way back; null where the policy gives none.</summary>
    public Conversation? Conversation { get; set; }

    /// <summary>The way back; null where the policy gives no pseudonyms.</summary>
    public Pseudonyms? Map => Conversation?.Map;

    /// <summary>Keyed digests of whom the prompt is about.</summary>
    public List<string> Subjects { get; } = [];

    /// <summary>Whether an answer has to be looked at.</summary>
    public bool ReadsAnswers => Map is { Count: > 0 } || Rules.Answers != AnswerPolicy.Off;

    /// <summary>The policy as entries, headers and metrics name it.</summary>
    public string PolicyName => Names[(int)Rules.Policy];

    /// <summary>The policy for what the model brings up.</summary>
    public string AnswerPolicyName => AnswerNames[(int)Rules.Answers];

    /// <summary>For the caller: the policy, then how many of each kind. <c>pseudonym; NAME=2; MRN=1</c>.</summary>
    public static string Header(string policy, PhiCounts counts)
    {
        var total = counts.Total;
        if (total == 0)
        {
            return policy;
        }
        var text = new StringBuilder(policy);
        foreach (var (kind, count) in counts.ByLabel)
        {
            text.Append(CultureInfo.InvariantCulture, $"; {kind}={count}");
        }
        return text.ToString();
    }

    private static readonly string[] Names = [.. Enum.GetNames<PhiPolicy>().Select(name => name.ToLowerInvariant())];

    private static readonly string[] AnswerNames =
    [
        .. Enum.GetNames<AnswerPolicy>().Select(name => name.ToLowerInvariant()),
    ];
}
