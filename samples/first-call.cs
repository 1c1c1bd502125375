#:package OpenAI@2.15.0
// A first call, by OpenAI's SDK as it is: only the address is another. `dotnet run samples/first-call.cs`
using System.ClientModel;
using OpenAI;
using OpenAI.Chat;

var gateway = args.Length > 0 ? args[0] : "http://127.0.0.1:8080";
var token =
    Environment.GetEnvironmentVariable("RINGFENCE_TOKEN")
    ?? throw new InvalidOperationException("Set RINGFENCE_TOKEN: ./ringfence token");
var client = new OpenAIClient(
    new ApiKeyCredential(token),
    new OpenAIClientOptions { Endpoint = new Uri($"{gateway}/v1") }
);
ClientResult<ChatCompletion> answer = await client
    .GetChatClient("claude-sonnet")
    .CompleteChatAsync(
        "Patient: Harold Whitcombe, MRN: UH-48213377, DOB 03/14/1958, has a cough. What next? [[local: echo]]"
    );
answer.GetRawResponse().Headers.TryGetValue("x-amzn-requestid", out var requestId);
Console.WriteLine(answer.Value.Content[0].Text);
Console.WriteLine($"AWS request id: {requestId}");
