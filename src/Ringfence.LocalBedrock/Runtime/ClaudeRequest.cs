using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>
/// Reads an Anthropic Messages body of either generation, in the order that the model reads it (tools, system, messages), refusing
/// what Bedrock refuses. Members it does not know are let through, as betas bring new ones.
/// </summary>
internal static class ClaudeRequest
{
    private static readonly string[] Versions = ["bedrock-2023-05-31", "2026-10-21"];

    // Of Anthropic's own API; on Bedrock the path says both.
    private static readonly string[] NotOnBedrock = ["model", "stream"];

    public static Prompt Read(JsonElement body, FoundationModel model)
    {
        CheckTop(body, model);
        var prompt = new PromptBuilder { MaxTokens = body.Whole("max_tokens") };
        ReadTools(prompt, body);
        ReadSystem(prompt, body);
        new ClaudeMessages(prompt).Read(body);
        prompt.StopSequences.AddRange(body.Texts("stop_sequences"));
        prompt.AnswerSchema = body.Member("output_config")?.Member("format")?.Member("schema");
        return prompt.Build();
    }

    private static void CheckTop(JsonElement body, FoundationModel model)
    {
        foreach (var name in NotOnBedrock)
        {
            if (body.TryGetProperty(name, out _))
            {
                throw AwsFault.Validation($"{name}: Extra inputs are not permitted");
            }
        }

        var version = body.Text("anthropic_version") ?? throw AwsFault.Validation("anthropic_version: Field required");
        if (!Versions.Contains(version))
        {
            throw AwsFault.Validation($"anthropic_version: Input should be '{string.Join("' or '", Versions)}'");
        }

        var most = body.Whole("max_tokens") ?? throw AwsFault.Validation("max_tokens: Field required");
        if (most < 1)
        {
            throw AwsFault.Validation("max_tokens: Input should be greater than or equal to 1");
        }

        if (most > model.MaxTokens)
        {
            throw AwsFault.Validation(
                $"max_tokens: {most} > {model.MaxTokens}, which is the maximum allowed number of output tokens for {model.Id}"
            );
        }

        if (body.Number("temperature") is < 0 or > 1)
        {
            throw AwsFault.Validation("temperature: range: 0..1");
        }
    }

    private static void ReadTools(PromptBuilder prompt, JsonElement body)
    {
        foreach (var tool in body.Items("tools"))
        {
            prompt.AddTool(
                tool.Text("name") ?? throw AwsFault.Validation("tools: name: Field required"),
                tool.Text("description"),
                tool.Member("input_schema") ?? default
            );
            ReadCacheControl(prompt, tool);
        }

        if (body.Member("tool_choice") is { } choice)
        {
            prompt.ToolNamed = choice.Text("name");
            prompt.ToolChoice = choice.Text("type") switch
            {
                "any" or "tool" => ToolChoice.Required,
                "none" => ToolChoice.None,
                _ => ToolChoice.Auto,
            };
        }
    }

    private static void ReadSystem(PromptBuilder prompt, JsonElement body)
    {
        if (body.Member("system") is not { } system)
        {
            return;
        }

        if (system.ValueKind is JsonValueKind.String)
        {
            prompt.Text(system.GetString()!);
            return;
        }

        foreach (var block in body.Items("system"))
        {
            var text = block.Text("text");
            prompt.Text(
                string.IsNullOrEmpty(text)
                    ? throw AwsFault.Validation("system: text content blocks must be non-empty")
                    : text
            );
            ReadCacheControl(prompt, block);
        }
    }

    /// <summary>A cache point behind any block that carries <c>cache_control</c>.</summary>
    public static void ReadCacheControl(PromptBuilder prompt, JsonElement block)
    {
        if (block.Member("cache_control") is { } control)
        {
            prompt.CachePoint(control.Text("ttl") == "1h");
        }
    }
}
