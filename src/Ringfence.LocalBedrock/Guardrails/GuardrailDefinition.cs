using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>Checks what CreateGuardrail and UpdateGuardrail are given.</summary>
internal static partial class GuardrailDefinition
{
    private static readonly string[] Policies =
    [
        "topicPolicyConfig",
        "contentPolicyConfig",
        "wordPolicyConfig",
        "sensitiveInformationPolicyConfig",
        "contextualGroundingPolicyConfig",
        "automatedReasoningPolicyConfig",
    ];

    /// <summary>What is wrong with guardrails that a configuration gives.</summary>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, string> definitions)
    {
        foreach (var (id, text) in definitions)
        {
            var problem = Id().IsMatch(id) ? null : "its id must be lower-case letters and digits.";
            try
            {
                using var json = JsonDocument.Parse(text);
                Check(json.RootElement);
            }
            catch (Exception error) when (error is JsonException or AwsFault)
            {
                problem = error.Message;
            }

            if (problem is not null)
            {
                yield return $"Guardrail '{id}': {problem}";
            }
        }
    }

    /// <exception cref="AwsFault">400, naming the member.</exception>
    public static void Check(JsonElement definition)
    {
        var name = definition.Text("name");
        if (name is null || !Name().IsMatch(name))
        {
            throw AwsFault.Constraint(
                name,
                "name",
                "Member must satisfy regular expression pattern: [0-9a-zA-Z-_]{1,50}"
            );
        }

        CheckLength(definition, "blockedInputMessaging", 500, required: true);
        CheckLength(definition, "blockedOutputsMessaging", 500, required: true);
        CheckLength(definition, "description", 200);
        if (!Policies.Any(policy => definition.Member(policy) is not null))
        {
            throw AwsFault.Validation("The guardrail must have at least one policy.");
        }

        CheckTopics(definition);
        CheckCount(definition, "contentPolicyConfig", "filtersConfig", 6);
        CheckCount(definition, "wordPolicyConfig", "wordsConfig", 10_000);
        CheckCount(definition, "sensitiveInformationPolicyConfig", "regexesConfig", 10);
        foreach (var filter in Items(definition, "contentPolicyConfig", "filtersConfig"))
        {
            if (filter.Text("type") == "PROMPT_ATTACK" && filter.Text("outputStrength") is not (null or "NONE"))
            {
                throw AwsFault.Validation("The outputStrength of the PROMPT_ATTACK filter must be NONE.");
            }
        }

        GuardrailPolicy.Read(definition);
    }

    private static void CheckTopics(JsonElement definition)
    {
        CheckCount(definition, "topicPolicyConfig", "topicsConfig", 30);
        foreach (var topic in Items(definition, "topicPolicyConfig", "topicsConfig"))
        {
            CheckLength(topic, "name", 100, required: true);
            CheckLength(topic, "definition", 200, required: true);
            if (topic.Items("examples").Count() > 5)
            {
                throw AwsFault.Constraint("…", "examples", "Member must have length less than or equal to 5");
            }
        }
    }

    private static void CheckLength(JsonElement element, string name, int most, bool required = false)
    {
        var text = element.Text(name);
        if (text is null ? required : text.Length == 0 || text.Length > most)
        {
            throw AwsFault.Constraint(text, name, $"Member must have length between 1 and {most}");
        }
    }

    private static void CheckCount(JsonElement definition, string policy, string list, int most)
    {
        var count = Items(definition, policy, list).Count();
        if (count > most)
        {
            throw AwsFault.Constraint(
                $"{count} items",
                $"{policy}.{list}",
                $"Member must have length less than or equal to {most}"
            );
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement definition, string policy, string list) =>
        definition.Member(policy) is { } config ? config.Items(list) : [];

    [GeneratedRegex(@"\A[a-z0-9]{1,64}\z", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[0-9a-zA-Z_-]{1,50}\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
