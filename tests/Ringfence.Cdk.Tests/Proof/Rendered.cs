using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>Templates with their references written out: what a policy says once deployed, resources by <c>${Id.Attribute}</c>.</summary>
internal static partial class Rendered
{
    /// <summary>A value of a template; imports are followed to the stack that exports, parameters to what they hold.</summary>
    public static JsonNode? Of(JsonNode? value, string stack, IReadOnlyDictionary<string, JsonObject> templates)
    {
        switch (value)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Of(item, stack, templates))]);
            case JsonObject map when map.Count == 1 && map["Ref"] is { } name:
                return name.ToString() == "AWS::Partition" ? "aws"
                    : name.ToString() == "AWS::URLSuffix" ? "amazonaws.com"
                    : $"${{{stack}.{name}}}";
            case JsonObject map when map.Count == 1 && map["Fn::GetAtt"] is JsonArray pair:
                return $"${{{stack}.{pair[0]}.{pair[1]}}}";
            case JsonObject map when map.Count == 1 && map["Fn::ImportValue"] is { } export:
                foreach (var (other, template) in templates)
                {
                    foreach (var output in template["Outputs"]?.AsObject() ?? [])
                    {
                        if (output.Value?["Export"]?["Name"]?.ToString() == export.ToString())
                        {
                            return Of(output.Value["Value"], other, templates);
                        }
                    }
                }

                throw new InvalidDataException($"nobody exports {export}");
            case JsonObject map when map.Count == 1 && map["Fn::Join"] is JsonArray join:
                return string.Join(
                    join[0]!.ToString(),
                    join[1]!.AsArray().Select(part => Of(part, stack, templates)!.ToString())
                );
            case JsonObject map:
                return new JsonObject(
                    map.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value, stack, templates)))
                );
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                return Parameter().Replace(text.ToString(), named => Value(named.Groups[1].Value, templates));
            default:
                return value?.DeepClone();
        }
    }

    private static string Value(string parameter, IReadOnlyDictionary<string, JsonObject> templates)
    {
        foreach (var (stack, template) in templates)
        {
            foreach (var (_, resource) in template["Resources"]!.AsObject())
            {
                if (
                    resource!["Type"]!.ToString() == "AWS::SSM::Parameter"
                    && resource["Properties"]!["Name"]!.ToString() == parameter
                )
                {
                    return Of(resource["Properties"]!["Value"], stack, templates)!.ToString();
                }
            }
        }

        throw new InvalidDataException($"nobody keeps the parameter {parameter}");
    }

    [GeneratedRegex(@"\{\{resolve:ssm:([^}]+)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
