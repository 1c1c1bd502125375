using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Reads the turns of a Converse request (Nova's native body has the same).</summary>
internal sealed class ConverseMessages(PromptBuilder prompt, FoundationModel model)
{
    private const int MostImages = 20;
    private const int MostDocuments = 5;

    private readonly HashSet<string> _toolUses = [];
    private int _images;
    private int _documents;

    public void Read(JsonElement body)
    {
        var index = 0;
        foreach (var message in body.Items("messages"))
        {
            ReadMessage(message, index++);
        }

        if (index == 0)
        {
            throw MustStartWithUser();
        }
    }

    private void ReadMessage(JsonElement message, int index)
    {
        var role = message.Text("role");
        if (role is not ("user" or "assistant" or "system"))
        {
            throw AwsFault.Constraint(
                role,
                $"messages.{index + 1}.member.role",
                "Member must satisfy enum value set: [user, assistant, system]"
            );
        }

        if (index == 0 && role == "assistant")
        {
            throw MustStartWithUser();
        }

        prompt.BeginTurn(role == "user");
        var (count, toolUses) = (0, new HashSet<string>());
        var hasText = false;
        foreach (var block in message.Items("content"))
        {
            ReadBlock(block, role, $"messages.{index}.content.{count++}", toolUses, ref hasText);
        }

        if (count == 0)
        {
            throw AwsFault.Validation(
                $"The content field in the Message object at messages.{index} is empty. Add a ContentBlock object to the content field and try again."
            );
        }

        if (_documents > 0 && !hasText && message.Items("content").Any(block => block.Member("document") is not null))
        {
            throw AwsFault.Validation(
                $"A text block must be included alongside document blocks in the Message object at messages.{index}."
            );
        }

        _toolUses.Clear();
        _toolUses.UnionWith(toolUses);
    }

    private void ReadBlock(JsonElement block, string role, string path, HashSet<string> toolUses, ref bool hasText)
    {
        if (block.Text("text") is { } text)
        {
            hasText = true;
            prompt.Text(
                string.IsNullOrWhiteSpace(text)
                    ? throw AwsFault.Validation(
                        $"The text field in the ContentBlock object at {path} is blank. Add text to the text field, and try again."
                    )
                    : text
            );
        }
        else if (block.Member("guardContent") is { } guarded)
        {
            hasText = true;
            prompt.GuardContent(guarded.Member("text")?.Text("text") ?? "");
        }
        else if (block.Member("toolUse") is { } use)
        {
            toolUses.Add(use.Text("toolUseId") ?? "");
            prompt.Other(use);
            NeedTools();
        }
        else if (block.Member("toolResult") is { } result)
        {
            ReadToolResult(result, path);
        }
        else if (block.Member("cachePoint") is { } point)
        {
            prompt.CachePoint(point.Text("ttl") == "1h");
        }
        else
        {
            ReadMedia(block, role, path);
        }
    }

    private void ReadToolResult(JsonElement result, string path)
    {
        NeedTools();
        var id = result.Text("toolUseId") ?? "";
        if (!_toolUses.Remove(id))
        {
            throw AwsFault.Validation(
                $"The toolResult block at {path} names toolUseId '{id}', which is not in a toolUse block of the previous turn."
            );
        }

        foreach (var part in result.Items("content"))
        {
            prompt.ToolResult(part.Text("text") ?? part.Member("json")?.GetRawText() ?? "");
        }
    }

    private void ReadMedia(JsonElement block, string role, string path)
    {
        var (image, document) = (block.Member("image"), block.Member("document"));
        if (image is null && document is null)
        {
            // Reasoning, citations, search results and whatever comes next: counted, not understood.
            prompt.Other(block);
            return;
        }

        if (role != "user")
        {
            throw AwsFault.Validation(
                $"The ContentBlock object at {path} may hold an image or a document in the user role only."
            );
        }

        if (!model.SeesImages && image is not null)
        {
            throw AwsFault.Validation("This model doesn't support the image content block that you provided.");
        }

        _images += image is null ? 0 : 1;
        _documents += document is null ? 0 : 1;
        if (_images > MostImages || _documents > MostDocuments)
        {
            throw AwsFault.Validation(
                $"too many {(_images > MostImages ? $"images: at most {MostImages}" : $"documents: at most {MostDocuments}")} in one request"
            );
        }

        prompt.Media();
    }

    private void NeedTools()
    {
        if (!prompt.HasTools)
        {
            throw AwsFault.Validation(
                "The toolConfig field must be defined when using toolUse and toolResult content blocks."
            );
        }
    }

    private static AwsFault MustStartWithUser() =>
        AwsFault.Validation(
            "A conversation must start with a user message. Try again with a conversation that starts with a user message."
        );
}
