using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>Any client by its name: npm's in a process of their own, NuGet's here.</summary>
internal static class Client
{
    public static Task<ClientOutcome> RunAsync(string client, string @case, ClientTarget target) =>
        client switch
        {
            "openai-dotnet" => new OpenAiDotnet(target).RunAsync(@case),
            "anthropic-dotnet" => new AnthropicDotnet(target).RunAsync(@case),
            _ => NodeClient.RunAsync(client, @case, target),
        };
}
