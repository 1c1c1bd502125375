using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Reads a Converse request, refusing what Bedrock refuses, in its words.</summary>
internal static class ConverseRequest
{
    public static Prompt Read(JsonElement body, FoundationModel model)
    {
        var prompt = new PromptBuilder();
        ReadTools(prompt, body);
        foreach (var block in body.Items("system"))
        {
            ReadSystem(prompt, block);
        }

        new ConverseMessages(prompt, model).Read(body);
        ReadInferenceConfig(prompt, body, model);
        ReadOutputConfig(prompt, body);
        ConverseExtras.CheckPaths(body);
        return prompt.Build();
    }

    private static void ReadSystem(PromptBuilder prompt, JsonElement block)
    {
        if (block.Text("text") is { } text)
        {
            prompt.Text(
                text.Length > 0
                    ? text
                    : throw AwsFault.Constraint("", "system", "Member must have length greater than or equal to 1")
            );
        }
        else if (block.Member("guardContent") is { } guarded)
        {
            prompt.GuardContent(guarded.Member("text")?.Text("text") ?? "");
        }
        else if (block.Member("cachePoint") is { } point)
        {
            prompt.CachePoint(point.Text("ttl") == "1h");
        }
    }

    private static void ReadTools(PromptBuilder prompt, JsonElement body)
    {
        if (body.Member("toolConfig") is not { } config)
        {
            return;
        }

        foreach (var tool in config.Items("tools"))
        {
            if (tool.Member("toolSpec") is { } spec)
            {
                prompt.AddTool(
                    spec.Text("name")
                        ?? throw AwsFault.Constraint(null, "toolConfig.tools.toolSpec.name", "Member must not be null"),
                    spec.Text("description"),
                    spec.Member("inputSchema")?.Member("json") ?? default
                );
            }
            else if (tool.Member("cachePoint") is { } point)
            {
                prompt.CachePoint(point.Text("ttl") == "1h");
            }
        }

        if (!prompt.HasTools)
        {
            throw AwsFault.Constraint("[]", "toolConfig.tools", "Member must have length greater than or equal to 1");
        }

        if (config.Member("toolChoice") is { } choice)
        {
            prompt.ToolChoice = choice.Member("auto") is null ? ToolChoice.Required : ToolChoice.Auto;
            prompt.ToolNamed = choice.Member("tool")?.Text("name");
        }
    }

    private static void ReadInferenceConfig(PromptBuilder prompt, JsonElement body, FoundationModel model)
    {
        if (body.Member("inferenceConfig") is not { } config)
        {
            return;
        }

        if (config.Whole("maxTokens") is { } most)
        {
            if (most < 1)
            {
                throw AwsFault.Constraint(
                    $"{most}",
                    "inferenceConfig.maxTokens",
                    "Member must have value greater than or equal to 1"
                );
            }

            prompt.MaxTokens =
                most <= model.MaxTokens
                    ? most
                    : throw AwsFault.Validation(
                        $"The maximum tokens you requested exceeds the model limit of {model.MaxTokens}. Try again with a maximum tokens value that is lower than {model.MaxTokens}."
                    );
        }

        CheckFraction(config, "temperature");
        CheckFraction(config, "topP");
        prompt.StopSequences.AddRange(config.Texts("stopSequences"));
    }

    /// <summary>A schema that the answer must satisfy; Converse has it as JSON within a string.</summary>
    private static void ReadOutputConfig(PromptBuilder prompt, JsonElement body)
    {
        var format = body.Member("outputConfig")?.Member("textFormat");
        if (format?.Member("structure")?.Member("jsonSchema")?.Text("schema") is not { } schema)
        {
            return;
        }

        try
        {
            prompt.AnswerSchema = JsonElement.Parse(schema);
        }
        catch (JsonException)
        {
            throw AwsFault.Validation("The schema in outputConfig.textFormat.structure.jsonSchema is not JSON.");
        }
    }

    private static void CheckFraction(JsonElement config, string name)
    {
        if (config.Number(name) is { } value and (< 0 or > 1))
        {
            throw AwsFault.Constraint(
                $"{value}",
                $"inferenceConfig.{name}",
                $"Member must have value {(value < 0 ? "greater than or equal to 0" : "less than or equal to 1")}"
            );
        }
    }
}
