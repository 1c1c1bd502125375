using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Reads the turns of an Anthropic Messages body.</summary>
internal sealed class ClaudeMessages(PromptBuilder prompt)
{
    private readonly HashSet<string> _toolUses = [];

    public void Read(JsonElement body)
    {
        if (body.Member("messages") is null)
        {
            throw AwsFault.Validation("messages: Field required");
        }

        var index = 0;
        foreach (var message in body.Items("messages"))
        {
            ReadMessage(message, index++);
        }

        if (index == 0)
        {
            throw AwsFault.Validation("messages: at least one message is required");
        }
    }

    private void ReadMessage(JsonElement message, int index)
    {
        // Newer Claude models take system turns between the others.
        var role = message.Text("role");
        if (role is not ("user" or "assistant" or "system"))
        {
            throw AwsFault.Validation($"messages.{index}.role: Input should be 'user' or 'assistant'");
        }

        prompt.BeginTurn(role == "user");
        if (message.Member("content") is not { } content)
        {
            throw AwsFault.Validation($"messages.{index}.content: Field required");
        }

        var toolUses = new HashSet<string>();
        if (content.ValueKind is JsonValueKind.String)
        {
            prompt.Text(content.GetString() is { Length: > 0 } text ? text : throw Empty(index));
        }
        else
        {
            var count = 0;
            foreach (var block in message.Items("content"))
            {
                ReadBlock(block, $"messages.{index}.content.{count++}", toolUses);
                ClaudeRequest.ReadCacheControl(prompt, block);
            }

            if (count == 0 && role == "user")
            {
                throw Empty(index);
            }
        }

        _toolUses.Clear();
        _toolUses.UnionWith(toolUses);
    }

    private void ReadBlock(JsonElement block, string path, HashSet<string> toolUses)
    {
        switch (block.Text("type"))
        {
            case "text":
                prompt.Text(
                    block.Text("text") is { Length: > 0 } text
                        ? text
                        : throw AwsFault.Validation("messages: text content blocks must be non-empty")
                );
                break;
            case "image" or "document":
                prompt.Media();
                break;
            case "tool_use":
                toolUses.Add(block.Text("id") ?? "");
                prompt.Other(block);
                break;
            case "tool_result":
                ReadToolResult(block, path);
                break;
            case null:
                throw AwsFault.Validation($"{path}.type: Field required");
            default:
                prompt.Other(block);
                break;
        }
    }

    private void ReadToolResult(JsonElement block, string path)
    {
        var id = block.Text("tool_use_id") ?? "";
        if (!_toolUses.Remove(id))
        {
            throw AwsFault.Validation(
                $"{path}: unexpected `tool_use_id` found in `tool_result` blocks: {id}. Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
            );
        }

        if (block.Member("content") is { ValueKind: JsonValueKind.String } text)
        {
            prompt.ToolResult(text.GetString()!);
            return;
        }

        prompt.ToolResult("");
        foreach (var part in block.Items("content"))
        {
            prompt.ToolResult(part.Text("text") ?? "");
        }
    }

    private static AwsFault Empty(int index) =>
        AwsFault.Validation($"messages.{index}: all messages must have non-empty content");
}
