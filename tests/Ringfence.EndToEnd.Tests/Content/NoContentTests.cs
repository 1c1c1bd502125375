using System.Text;
using Ringfence.EndToEnd.BadInput;
using Ringfence.EndToEnd.Clients;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Content;

/// <summary>The law: what is in a prompt or an answer is nowhere in what the gateway keeps, prints, measures or complains with.</summary>
/// <remarks>Prompts go up as they are here, so that the marker reaches Bedrock's own log, and is found where it may be.</remarks>
public sealed class NoContentTests : IAsyncLifetime
{
    private readonly RunningBoundary _boundary = new()
    {
        Environment = { ["RINGFENCE__Phi__Default__Policy"] = "Off" },
    };

    public ValueTask InitializeAsync() => _boundary.InitializeAsync();

    public ValueTask DisposeAsync() => _boundary.DisposeAsync();

    private static readonly string[] Prompts =
    [
        $"Say hello to {Seeded.Marker}. [[local: echo; chunks=1]]",
        $"Tell a story of {Seeded.Marker}. [[local: echo; chunks=10; cut=midframe; after=3]]",
        $"Say hello to {Seeded.Marker}. [[local: throttle]]",
        $"Say hello to {Seeded.Marker}. [[local: fail=modelError]]",
    ];

    [Fact]
    public async Task A_seeded_identifier_is_nowhere_but_in_answers_and_in_Bedrocks_own_log()
    {
        var errors = await CallEveryDoorAsync();
        errors.AddRange(await SendWhatIsRefusedAsync());
        foreach (var client in new[] { "aws-sdk-http2", "openai", "anthropic-1", "anthropic-bedrock-bearer" })
        {
            var prefix = client == "aws-sdk-http2" ? "converse-stream-" : "";
            await Client.RunAsync(client, $"{prefix}abort", await _boundary.TargetAsync("content", Seeded.Marker));
        }

        var metrics = await MetricsAsync();
        await _boundary.StopAsync();

        var aws = Path.Combine(_boundary.Data, "aws");
        string[] bedrocksOwn =
        [
            Path.Combine(aws, "s3", "ringfence-local-invocations"),
            Path.Combine(aws, "invocation-log"),
        ];
        Assert.NotEmpty(Seeded.FilesHolding(bedrocksOwn[0])); // it is found where it is
        Assert.Empty(Seeded.FilesHolding(_boundary.Data, except: bedrocksOwn));
        Assert.DoesNotContain(Seeded.Marker, _boundary.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Seeded.Marker, metrics, StringComparison.Ordinal);
        Assert.All(errors, error => Assert.DoesNotContain(Seeded.Marker, error, StringComparison.Ordinal));
    }

    private async Task<string> MetricsAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(_boundary.Http1, "/metrics"));
    }

    /// <returns>The bodies of the answers that were errors.</returns>
    private async Task<List<string>> CallEveryDoorAsync()
    {
        using var http = new HttpClient();
        var token = await _boundary.TokenAsync("content");
        var errors = new List<string>();
        var answered = 0;
        foreach (var call in DoorCall.All)
        {
            foreach (var prompt in Prompts)
            {
                using var response = await call.SendAsync(http, _boundary.Http1, _boundary.Http2, token, prompt);
                var body = await ReadAsync(response);
                answered += response.IsSuccessStatusCode && Seeded.IsIn(Encoding.UTF8.GetBytes(body)) ? 1 : 0;
                if (!response.IsSuccessStatusCode)
                {
                    errors.Add(body);
                }
            }
        }

        Assert.True(
            answered >= DoorCall.All.Count,
            $"only {answered} answers held the marker: the law was not put to the test"
        );
        Assert.NotEmpty(errors);
        return errors;
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

    /// <returns>The bodies of the refusals.</returns>
    private async Task<List<string>> SendWhatIsRefusedAsync()
    {
        var token = await _boundary.TokenAsync("content");
        var refusals = new List<string>();
        foreach (var door in new[] { "bedrock", "anthropic", "openai" }.Select(DoorUnderTest.Named))
        {
            refusals.Add(
                await RefusedAsync(door.Post(token, $$"""{"messages":[{"role":"user","content":"{{Seeded.Marker}}" """))
            );
            refusals.Add(await RefusedAsync(door.Post(token, $$"""{"{{Seeded.Marker}}":1}""")));
            refusals.Add(await RefusedAsync(door.Post(token, Seeded.Marker)));
            refusals.Add(await RefusedAsync(door.Post("a.b.c", $$"""{"messages":"{{Seeded.Marker}}"}""")));
            refusals.Add(await RefusedAsync(door.Post(token, door.GoodBody, $"text/{Seeded.Marker}")));
            refusals.Add(
                await RefusedAsync(
                    door.Post(token).Replace(door.Path, $"/patients/{Seeded.Marker}", StringComparison.Ordinal)
                )
            );
        }

        return refusals;
    }

    private async Task<string> RefusedAsync(string request)
    {
        var response = await _boundary.ExchangeAsync(request);
        Assert.InRange(response.Status, 400, 499);
        return response.Body;
    }
}
