using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>An assessment in AWS's shape.</summary>
internal static class AssessmentJson
{
    /// <summary>A text unit, the measure of guardrail usage.</summary>
    private const int CharactersPerUnit = 1_000;

    public static JsonObject Of(Assessment assessment)
    {
        var json = new JsonObject();
        Add(json, "topicPolicy", ("topics", List(assessment, FindingKind.Topic, Topic)));
        Add(json, "contentPolicy", ("filters", List(assessment, FindingKind.ContentFilter, Filter)));
        Add(
            json,
            "wordPolicy",
            ("customWords", List(assessment, FindingKind.Word, Word)),
            ("managedWordLists", List(assessment, FindingKind.ManagedWord, ManagedWord))
        );
        Add(
            json,
            "sensitiveInformationPolicy",
            ("piiEntities", List(assessment, FindingKind.PiiEntity, PiiEntity)),
            ("regexes", List(assessment, FindingKind.Regex, Regex))
        );
        json["invocationMetrics"] = new JsonObject
        {
            ["guardrailProcessingLatency"] = 1,
            ["usage"] = Usage(assessment),
            ["guardrailCoverage"] = Coverage(assessment),
        };
        json["appliedGuardrailDetails"] = new JsonObject
        {
            ["guardrailId"] = assessment.Guardrail.Id,
            ["guardrailVersion"] = assessment.Guardrail.Version,
            ["guardrailArn"] = assessment.Guardrail.Arn,
            ["guardrailOrigin"] = new JsonArray("REQUEST"),
            ["guardrailOwnership"] = "SELF",
        };
        return json;
    }

    public static JsonObject Usage(Assessment assessment)
    {
        var units = assessment.Texts.Sum(text => (text.Length + CharactersPerUnit - 1) / CharactersPerUnit);
        return new()
        {
            ["topicPolicyUnits"] = Units("topicPolicyConfig"),
            ["contentPolicyUnits"] = Units("contentPolicyConfig"),
            ["wordPolicyUnits"] = Units("wordPolicyConfig"),
            ["sensitiveInformationPolicyUnits"] = Units("sensitiveInformationPolicyConfig", "piiEntitiesConfig"),
            ["sensitiveInformationPolicyFreeUnits"] = Units("sensitiveInformationPolicyConfig", "regexesConfig"),
            ["contextualGroundingPolicyUnits"] = 0,
        };

        int Units(string policy, string? list = null) =>
            assessment.Guardrail.Definition[policy] is JsonObject config && (list is null || config[list] is not null)
                ? units
                : 0;
    }

    public static JsonObject Coverage(Assessment assessment)
    {
        var characters = assessment.Texts.Sum(text => text.Length);
        return new()
        {
            ["textCharacters"] = new JsonObject { ["guarded"] = characters, ["total"] = characters },
        };
    }

    private static void Add(
        JsonObject json,
        string policy,
        params ReadOnlySpan<(string Name, JsonArray Findings)> lists
    )
    {
        var found = false;
        foreach (var (_, findings) in lists)
        {
            found |= findings.Count > 0;
        }

        if (found)
        {
            json[policy] = new JsonObject();
            foreach (var (name, findings) in lists)
            {
                json[policy]![name] = findings;
            }
        }
    }

    private static JsonArray List(Assessment assessment, FindingKind kind, Func<Finding, JsonObject> shape) =>
        [.. assessment.Of(kind).Select(finding => With(shape(finding), finding))];

    private static JsonObject With(JsonObject json, Finding finding)
    {
        json["action"] = finding.Action switch
        {
            RuleAction.Block => "BLOCKED",
            RuleAction.Anonymize => "ANONYMIZED",
            _ => "NONE",
        };
        json["detected"] = true;
        return json;
    }

    private static JsonObject Topic(Finding finding) => new() { ["name"] = finding.Name, ["type"] = "DENY" };

    private static JsonObject Filter(Finding finding) =>
        new()
        {
            ["type"] = finding.Name,
            ["confidence"] = "HIGH",
            ["filterStrength"] = "HIGH",
        };

    private static JsonObject Word(Finding finding) => new() { ["match"] = finding.Match };

    private static JsonObject ManagedWord(Finding finding) =>
        new() { ["match"] = finding.Match, ["type"] = finding.Name };

    private static JsonObject PiiEntity(Finding finding) =>
        new() { ["match"] = finding.Match, ["type"] = finding.Name };

    private static JsonObject Regex(Finding finding) =>
        new()
        {
            ["name"] = finding.Name,
            ["match"] = finding.Match,
            ["regex"] = finding.Pattern,
        };
}
