using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ringfence.Cli.Up;
using Ringfence.Console.SignIn;
using Ringfence.Console.TryIt;
using Ringfence.Gateway.Callers;
using Ringfence.Redaction;

namespace Ringfence.Cli.WebConsole;

/// <summary>Prompts of the console's box, sent through the gateway as any client's, with a token of the development issuer.</summary>
internal sealed class Trials(DataDirectory data, DevelopmentIssuer issuer, TimeProvider time) : IDisposable
{
    // The stand-in repeats what it was told, so that what comes back shows whether identifiers were restored.
    private const string Echo = " [[local: echo]]";
    private const string OtherwiseTeam = "oncology";
    private static readonly TimeSpan ForTheLog = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new();
    private readonly Redactor _redactor = new();

    /// <summary>The gateway's address; known once it listens.</summary>
    public Uri? Gateway { get; set; }

    /// <summary>Sends one.</summary>
    /// <exception cref="HttpRequestException">The gateway could not be asked.</exception>
    public async Task<Trial> RunAsync(string model, string prompt, Person person, CancellationToken cancel)
    {
        var begun = time.GetUtcNow();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(Gateway!, $"/model/{Uri.EscapeDataString(model)}/converse")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(person));
        request.Content = new StringContent(Body(prompt), new MediaTypeHeaderValue("application/json"));
        using var response = await _http.SendAsync(request, cancel);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel));
        var status = (int)response.StatusCode;
        var awsRequestId = Header(response, "x-amzn-requestid");
        return new(
            status,
            [.. _redactor.Scan(prompt).Select(span => new TrialSpan(span.Start, span.End, span.Kind.Label()))],
            status < 400 && awsRequestId is not null ? await SeenAsync(awsRequestId, begun, cancel) : null,
            Text(answer),
            Header(response, "x-ringfence-request-id"),
            awsRequestId
        );
    }

    public void Dispose() => _http.Dispose();

    private string Token(Person person) =>
        issuer.Issue(
            person.User,
            person.Teams.Count > 0 ? person.Teams[0] : OtherwiseTeam,
            ["clinician"],
            "ringfence-console",
            TimeSpan.FromMinutes(5)
        );

    private static string Body(string prompt) =>
        new JsonObject
        {
            ["messages"] = new JsonArray(
                new JsonObject
                {
                    ["role"] = "user",
                    ["content"] = new JsonArray(new JsonObject { ["text"] = prompt + Echo }),
                }
            ),
        }.ToJsonString();

    private async Task<string?> SeenAsync(string awsRequestId, DateTimeOffset begun, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < ForTheLog)
        {
            if (ModelView.Of(data, awsRequestId, begun) is { } seen)
            {
                return seen.Replace(Echo, "", StringComparison.Ordinal);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(150), time, cancel);
        }

        return null;
    }

    private static string Text(JsonNode? answer) =>
        answer?["output"]?["message"]?["content"] is JsonArray content
            ? string.Concat(content.Select(part => part?["text"]?.GetValue<string>()))
            : answer?["message"]?.GetValue<string>() ?? "";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
