using System.Net;
using System.Text;
using System.Text.Json;
using Ringfence.EndToEnd.Clients;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Content;

/// <summary>
/// Under each policy that takes identifiers out of prompts they are nowhere but in answers: in no file of the gateway, in none of what
/// Bedrock and CloudTrail keep of what reached them, in no log line, metric or error.
/// </summary>
public sealed class NoIdentifierTests
{
    private const int MostBytes = 200_000;

    private static readonly string[] Prompts =
    [
        $"{SeededPatient.Note} [[local: echo; chunks=1]]",
        $"{SeededPatient.Note} [[local: echo; chunks=10]]",
        $"{SeededPatient.Note} [[local: echo; chunks=10; cut=midframe; after=3]]",
        $"{SeededPatient.Note} [[local: throttle]]",
        $"{SeededPatient.Note} [[local: fail=modelError]]",
        $"{SeededPatient.Note} [[local: status=503]]",
    ];

    [Theory]
    [InlineData("Label")]
    [InlineData("Pseudonym")]
    [InlineData("Erase")]
    [InlineData("Block")]
    public async Task A_patients_identifiers_are_nowhere_but_in_answers(string policy)
    {
        await using var boundary = new RunningBoundary
        {
            Environment =
            {
                ["RINGFENCE__Phi__Default__Policy"] = policy,
                ["RINGFENCE__Limits__MaxBodyBytes"] = $"{MostBytes}",
            },
        };
        await boundary.InitializeAsync();
        var token = await boundary.TokenAsync("identifiers");

        var (answered, errors) = await CallEveryDoorAsync(boundary, token);
        errors.AddRange(await SendWhatIsRefusedAsync(boundary, token));
        await LeaveAsync(boundary, token);
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(boundary.Http1, "/metrics"));
        await boundary.StopAsync();

        Assert.Equal(policy == "Pseudonym", answered); // his own words come back under pseudonyms, and under no other policy
        Assert.Empty(SeededPatient.FilesHolding(boundary.Data));
        Assert.False(SeededPatient.IsIn(boundary.Output), "an identifier is in the log");
        Assert.False(SeededPatient.IsIn(metrics), "an identifier is in the metrics");
        Assert.Contains($"policy=\"{policy.ToLowerInvariant()}\",kind=\"MRN\"", metrics, StringComparison.Ordinal);
        Assert.All(errors, error => Assert.False(SeededPatient.IsIn(error), "an identifier is in an error"));
    }

    /// <summary>Real clients, with a patient in text and in a tool's input: every stream parses, and he is in it.</summary>
    [Theory]
    [InlineData("aws-sdk-http2", "converse-stream", "converse-stream-tools")]
    [InlineData("aws-sdk-http1", "invoke-stream", null)]
    [InlineData("anthropic-bedrock-bearer", "stream-helper", "streamed-tools")]
    [InlineData("anthropic-1", "streamed", "streamed-tools")]
    [InlineData("openai", "streamed", "streamed-tools")]
    public async Task A_real_client_gets_the_patient_back_in_a_stream(string client, string text, string? tools)
    {
        await using var boundary = new RunningBoundary();
        await boundary.InitializeAsync();
        var said = await Client.RunAsync(
            client,
            text,
            await boundary.TargetAsync("text", $"{SeededPatient.Note} [[local: echo; chunks=17]]")
        );
        Assert.Contains(SeededPatient.Note, said.Text, StringComparison.Ordinal);

        if (tools is not null)
        {
            var input = JsonSerializer
                .Serialize(new { topic = SeededPatient.Note })
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            var directive = $"[[local: tool=lookup_guideline; input=\"{input}\"; chunks=9]]";
            var called = await Client.RunAsync(
                client,
                tools,
                await boundary.TargetAsync("tools", JsonEncodedText.Encode(directive).ToString())
            );
            Assert.Equal(SeededPatient.Note, called.ToolInput.GetProperty("topic").GetString());
        }

        await boundary.StopAsync();
        Assert.Empty(SeededPatient.FilesHolding(boundary.Data));
    }

    private static async Task<(bool Answered, List<string> Errors)> CallEveryDoorAsync(
        RunningBoundary boundary,
        string token
    )
    {
        using var http = new HttpClient();
        var errors = new List<string>();
        var answered = false;
        foreach (var call in DoorCall.All)
        {
            foreach (var prompt in Prompts)
            {
                using var response = await call.SendAsync(http, boundary.Http1, boundary.Http2, token, prompt);
                var body = await ReadAsync(response);
                if (response.IsSuccessStatusCode)
                {
                    answered |= SeededPatient.IsIn(body);
                }
                else
                {
                    errors.Add(body);
                }
            }
        }

        Assert.NotEmpty(errors);
        return (answered, errors);
    }

    private static async Task<List<string>> SendWhatIsRefusedAsync(RunningBoundary boundary, string token)
    {
        using var http = new HttpClient();
        var errors = new List<string>();
        foreach (var call in DoorCall.All)
        {
            var padding = new string('x', MostBytes);
            using var oversize = await call.SendAsync(
                http,
                boundary.Http1,
                boundary.Http2,
                token,
                $"{SeededPatient.Note} {padding}"
            );
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, oversize.StatusCode);
            errors.Add(await ReadAsync(oversize));
            using var unknown = await call.SendAsync(http, boundary.Http1, boundary.Http2, "a.b.c", SeededPatient.Note);
            Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
            errors.Add(await ReadAsync(unknown));
        }

        return errors;
    }

    /// <summary>Leaves each stream after its first bytes.</summary>
    private static async Task LeaveAsync(RunningBoundary boundary, string token)
    {
        using var http = new HttpClient();
        foreach (var call in DoorCall.All.Where(call => call.Name.EndsWith("stream", StringComparison.Ordinal)))
        {
            using var response = await call.SendAsync(
                http,
                boundary.Http1,
                boundary.Http2,
                token,
                $"{SeededPatient.Note} [[local: echo; chunks=200; chunk-delay=20ms]]"
            );
            await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            var first = new byte[64];
            Assert.NotEqual(
                0,
                await stream.ReadAtLeastAsync(first, 1, cancellationToken: TestContext.Current.CancellationToken)
            );
        }
    }

    /// <summary>All that came; a broken stream of the OpenAI door has no end.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        try
        {
            await response.Content.CopyToAsync(body);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            Assert.True(response.IsSuccessStatusCode, "only a stream may be cut");
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }
}
