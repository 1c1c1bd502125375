using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Guardrails;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.ControlPlane;

/// <summary>A guardrail as GetGuardrail and ListGuardrails give it: what was put, every <c>…Config</c> by its name without that.</summary>
internal static class GuardrailDescription
{
    private const string Config = "Config";

    public static JsonObject Of(GuardrailFile file, JsonObject definition, string version, string arn)
    {
        var description = WithoutConfig(definition);
        foreach (var (name, value) in Common(file, definition, version))
        {
            description[name] = value;
        }

        description["guardrailId"] = file.Id;
        description["guardrailArn"] = arn;
        return description;
    }

    public static JsonObject Summary(GuardrailFile file, JsonObject definition, string version, string arn)
    {
        var summary = new JsonObject { ["id"] = file.Id, ["arn"] = arn };
        foreach (var (name, value) in Common(file, definition, version))
        {
            summary[name] = value;
        }

        return summary;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Common(
        GuardrailFile file,
        JsonObject definition,
        string version
    )
    {
        yield return ("name", definition["name"]?.DeepClone());
        if (definition["description"] is { } text)
        {
            yield return ("description", text.DeepClone());
        }

        yield return ("version", version);
        yield return ("status", "READY");
        yield return ("createdAt", AwsTime.Milliseconds(file.CreatedAt));
        yield return ("updatedAt", AwsTime.Milliseconds(file.UpdatedAt));
    }

    private static JsonObject WithoutConfig(JsonObject definition)
    {
        var renamed = new JsonObject();
        foreach (var (name, value) in definition)
        {
            var shorter = name.EndsWith(Config, StringComparison.Ordinal) ? name[..^Config.Length] : name;
            renamed[shorter] = value is JsonObject nested ? WithoutConfig(nested) : value?.DeepClone();
        }

        return renamed;
    }
}
