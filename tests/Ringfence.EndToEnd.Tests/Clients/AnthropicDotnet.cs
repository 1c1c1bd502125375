using System.Text;
using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>NuGet <c>Anthropic</c>, with the cases that the scripts of the npm clients have.</summary>
internal sealed class AnthropicDotnet(ClientTarget target)
{
    private const string Model = "claude-sonnet";

    private static readonly Tool Lookup = new()
    {
        Name = "lookup_guideline",
        Description = "Finds a clinical guideline",
        InputSchema = new InputSchema
        {
            Properties = new Dictionary<string, JsonElement> { ["topic"] = JsonElement.Parse("""{"type":"string"}""") },
            Required = ["topic"],
        },
    };

    public Task<ClientOutcome> RunAsync(string @case) =>
        @case switch
        {
            "plain" => PlainAsync(),
            "streamed" => StreamAsync("plain"),
            "tools" => ToolsAsync(),
            "streamed-tools" => StreamAsync("tool", Lookup),
            "count-tokens" => CountTokensAsync(),
            "models" => ModelsAsync(),
            "refused" => FailingAsync("nova-lite", target.Token),
            "unauthenticated" => FailingAsync(Model, "not.a.token"),
            "throttled" => FailingAsync(Model, target.Token, "throttled"),
            "cut" or "failing" => StreamAsync(@case),
            "abort" => StreamAsync("slow", leaves: true),
            _ => throw new ArgumentException($"no case '{@case}'", nameof(@case)),
        };

    private AnthropicClient Client(string token) =>
        new(
            new ClientOptions
            {
                BaseUrl = target.Http1.GetLeftPart(UriPartial.Authority),
                ApiKey = token,
                MaxRetries = 0,
            }
        );

    private MessageCreateParams Ask(string prompt, string model = Model, Tool? tool = null) =>
        new()
        {
            Model = model,
            MaxTokens = 500,
            Messages = [new UserMessageParam(Prompts.Of(prompt, target.Marker))],
            Tools = tool is null ? null : [tool],
        };

    private async Task<ClientOutcome> PlainAsync() => Whole(await Client(target.Token).Messages.Create(Ask("plain")));

    private async Task<ClientOutcome> ToolsAsync()
    {
        var client = Client(target.Token);
        var first = await client.Messages.Create(Ask("tool", tool: Lookup));
        var use = first
            .Content.Select(block => block.TryPickToolUse(out var found) ? found : null)
            .First(found => found is not null)!;
        var question = Ask("tool", tool: Lookup);
        var second = await client.Messages.Create(
            question with
            {
                Messages =
                [
                    .. question.Messages,
                    new AssistantMessageParam
                    {
                        Content = new List<ContentBlockParam>
                        {
                            new ToolUseBlockParam
                            {
                                ID = use.ID,
                                Name = use.Name,
                                Input = use.Input,
                            },
                        },
                    },
                    new UserMessageParam
                    {
                        Content = new List<ContentBlockParam>
                        {
                            new ToolResultBlockParam
                            {
                                ToolUseID = use.ID,
                                Content = Prompts.Of("toolResult", target.Marker),
                            },
                        },
                    },
                ],
            }
        );
        return Whole(second) with
        {
            Tool = use.Name,
            ToolInput = JsonSerializer.SerializeToElement(use.Input),
            ToolStopReason = first.StopReason?.Raw(),
        };
    }

    private async Task<ClientOutcome> StreamAsync(string prompt, Tool? tool = null, bool leaves = false)
    {
        using var cancel = new CancellationTokenSource();
        var seen = new ClientOutcome();
        var input = new StringBuilder();
        try
        {
            await foreach (
                var part in Client(target.Token).Messages.CreateStreaming(Ask(prompt, tool: tool), cancel.Token)
            )
            {
                seen = Follow(seen, part, input);
                if (leaves && seen.Pieces > 0)
                {
                    await cancel.CancelAsync();
                }
            }
        }
        catch (Exception error)
        {
            return Failed(seen, error);
        }

        return seen with
        {
            ToolInput = input.Length == 0 ? default : JsonElement.Parse(input.ToString()),
            ToolStopReason = seen.StopReason,
        };
    }

    private static ClientOutcome Follow(ClientOutcome seen, RawMessageStreamEvent part, StringBuilder input)
    {
        if (part.TryPickStart(out var start))
        {
            return seen with { InputTokens = start.Message.Usage.InputTokens };
        }

        if (part.TryPickContentBlockStart(out var block) && block.ContentBlock.TryPickToolUse(out var use))
        {
            return seen with { Tool = use.Name };
        }

        if (part.TryPickContentBlockDelta(out var delta))
        {
            input.Append(delta.Delta.TryPickInputJson(out var json) ? json.PartialJson : "");
            return delta.Delta.TryPickText(out var text)
                ? seen with
                {
                    Text = seen.Text + text.Text,
                    Pieces = seen.Pieces + 1,
                }
                : seen;
        }

        return part.TryPickDelta(out var last)
            ? seen with
            {
                StopReason = last.Delta.StopReason?.Raw(),
                OutputTokens = last.Usage.OutputTokens,
            }
            : seen;
    }

    private async Task<ClientOutcome> CountTokensAsync()
    {
        var question = Ask("plain");
        var count = await Client(target.Token)
            .Messages.CountTokens(new MessageCountTokensParams { Model = Model, Messages = question.Messages });
        return new ClientOutcome { InputTokens = count.InputTokens };
    }

    private async Task<ClientOutcome> ModelsAsync()
    {
        var page = await Client(target.Token).Models.List();
        return new ClientOutcome { Models = [.. page.Items.Select(model => model.ID)] };
    }

    private async Task<ClientOutcome> FailingAsync(string model, string token, string prompt = "plain")
    {
        try
        {
            return Whole(await Client(token).Messages.Create(Ask(prompt, model)));
        }
        catch (AnthropicException error)
        {
            return Failed(new ClientOutcome(), error);
        }
    }

    private static ClientOutcome Whole(Message message) =>
        new()
        {
            Text = string.Concat(message.Content.Select(block => block.TryPickText(out var text) ? text.Text : "")),
            StopReason = message.StopReason?.Raw(),
            InputTokens = message.Usage.InputTokens,
            OutputTokens = message.Usage.OutputTokens,
        };

    private static ClientOutcome Failed(ClientOutcome seen, Exception error) =>
        seen with
        {
            Error = error.GetType().Name,
            Status = (int?)(error as AnthropicApiException)?.StatusCode,
            Type = (error as AnthropicApiException)?.Type?.Raw(),
            Message = error.Message,
        };
}
