using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Models;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>NuGet <c>OpenAI</c>, with the cases that the scripts of the npm clients have.</summary>
internal sealed class OpenAiDotnet(ClientTarget target)
{
    private const string Model = "claude-sonnet";
    private static readonly ChatTool Tool = ChatTool.CreateFunctionTool(
        "lookup_guideline",
        "Finds a clinical guideline",
        BinaryData.FromString("""{"type":"object","properties":{"topic":{"type":"string"}},"required":["topic"]}""")
    );

    public Task<ClientOutcome> RunAsync(string @case) =>
        @case switch
        {
            "plain" => PlainAsync(),
            "streamed" => StreamAsync("plain"),
            "tools" => ToolsAsync(),
            "streamed-tools" => StreamAsync("tool", Tool),
            "embeddings" => EmbeddingsAsync(),
            "models" => ModelsAsync(),
            "refused" => FailingAsync("nova-lite", target.Token),
            "unauthenticated" => FailingAsync(Model, "not.a.token"),
            "throttled" => FailingAsync(Model, target.Token, "throttled"),
            "cut" or "failing" => StreamAsync(@case),
            "abort" => StreamAsync("slow", leaves: true),
            _ => throw new ArgumentException($"no case '{@case}'", nameof(@case)),
        };

    private OpenAIClient Client(string token) =>
        new(
            new ApiKeyCredential(token),
            new OpenAIClientOptions { Endpoint = new Uri(target.Http1, "/v1"), RetryPolicy = new ClientRetryPolicy(0) }
        );

    private ChatClient Chat() => Client(target.Token).GetChatClient(Model);

    private UserChatMessage Ask(string prompt) => new(Prompts.Of(prompt, target.Marker));

    private async Task<ClientOutcome> PlainAsync() => Whole(await Chat().CompleteChatAsync(Ask("plain")));

    private async Task<ClientOutcome> ToolsAsync()
    {
        var options = new ChatCompletionOptions { Tools = { Tool } };
        ChatCompletion first = await Chat().CompleteChatAsync([Ask("tool")], options);
        var call = first.ToolCalls[0];
        ChatCompletion second = await Chat()
            .CompleteChatAsync(
                [
                    Ask("tool"),
                    new AssistantChatMessage(first),
                    new ToolChatMessage(call.Id, Prompts.Of("toolResult", target.Marker)),
                ],
                options
            );
        return Whole(second) with
        {
            Tool = call.FunctionName,
            ToolInput = JsonElement.Parse(call.FunctionArguments.ToString()),
            ToolStopReason = first.FinishReason.ToString(),
        };
    }

    private async Task<ClientOutcome> StreamAsync(string prompt, ChatTool? tool = null, bool leaves = false)
    {
        using var cancel = new CancellationTokenSource();
        var options = new ChatCompletionOptions();
        if (tool is not null)
        {
            options.Tools.Add(tool);
        }

        var seen = new ClientOutcome();
        var arguments = new StringBuilder();
        try
        {
            await foreach (var update in Chat().CompleteChatStreamingAsync([Ask(prompt)], options, cancel.Token))
            {
                var call = update.ToolCallUpdates is [var only, ..] ? only : null;
                var text = string.Concat(update.ContentUpdate.Select(part => part.Text));
                arguments.Append(call?.FunctionArgumentsUpdate);
                seen = seen with
                {
                    Text = seen.Text + text,
                    Pieces = seen.Pieces + (text.Length > 0 ? 1 : 0),
                    Tool = seen.Tool ?? call?.FunctionName,
                    StopReason = seen.StopReason ?? update.FinishReason?.ToString(),
                    InputTokens = update.Usage?.InputTokenCount ?? seen.InputTokens,
                    OutputTokens = update.Usage?.OutputTokenCount ?? seen.OutputTokens,
                };
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
            ToolInput = arguments.Length == 0 ? default : JsonElement.Parse(arguments.ToString()),
            ToolStopReason = seen.StopReason,
        };
    }

    private async Task<ClientOutcome> EmbeddingsAsync()
    {
        var client = Client(target.Token).GetEmbeddingClient("titan-embed");
        OpenAIEmbeddingCollection answer = await client.GenerateEmbeddingsAsync([Prompts.Of("plain", target.Marker)]);
        return new ClientOutcome
        {
            Dimensions = answer[0].ToFloats().Length,
            InputTokens = answer.Usage.InputTokenCount,
        };
    }

    private async Task<ClientOutcome> ModelsAsync()
    {
        OpenAIModelCollection models = await Client(target.Token).GetOpenAIModelClient().GetModelsAsync();
        return new ClientOutcome { Models = [.. models.Select(model => model.Id)] };
    }

    private async Task<ClientOutcome> FailingAsync(string model, string token, string prompt = "plain")
    {
        try
        {
            return Whole(await Client(token).GetChatClient(model).CompleteChatAsync(Ask(prompt)));
        }
        catch (ClientResultException error)
        {
            return Failed(new ClientOutcome(), error);
        }
    }

    private static ClientOutcome Whole(ChatCompletion answer) =>
        new()
        {
            Text = string.Concat(answer.Content.Select(part => part.Text)),
            StopReason = answer.FinishReason.ToString(),
            InputTokens = answer.Usage.InputTokenCount,
            OutputTokens = answer.Usage.OutputTokenCount,
        };

    private static ClientOutcome Failed(ClientOutcome seen, Exception error) =>
        seen with
        {
            Error = error.GetType().Name,
            Status = (error as ClientResultException)?.Status,
            Message = error.Message,
        };
}
