using System.Collections.Concurrent;
using System.Net.Sockets;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Crash;

/// <summary>Clients that call every door, again and again, and remember what they received; a gateway that is gone is tried anew.</summary>
internal sealed class ClientSide(SplitBoundary boundary, int seed) : IAsyncDisposable
{
    private const int Clients = 6;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _complete = new();
    private readonly ConcurrentQueue<string> _strange = new();
    private Task[] _loops = [];
    private long _interrupted;

    /// <summary>Request ids of answers received to their very end.</summary>
    public IReadOnlyCollection<string> Complete => _complete;

    /// <summary>Answers that no kill explains.</summary>
    public IReadOnlyCollection<string> Strange => _strange;

    /// <summary>Calls that ended without an answer, or inside one.</summary>
    public long Interrupted => Interlocked.Read(ref _interrupted);

    public void Start() =>
        _loops = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(() => LoopAsync(client)))];

    /// <summary>Lets each client finish the call it has begun.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_loops);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task LoopAsync(int client)
    {
        var random = new Random(seed + client);
        using var http = new HttpClient();
        while (!_stop.IsCancellationRequested)
        {
            var call = DoorCall.All[random.Next(DoorCall.All.Count)];
            try
            {
                await CallAsync(http, call, Prompt(random));
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(BetweenAttempts); // nobody listens: the gateway is starting
            }
            catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
            {
                Interlocked.Increment(ref _interrupted);
            }
        }
    }

    private async Task CallAsync(HttpClient http, DoorCall call, string prompt)
    {
        using var response = await call.SendAsync(http, boundary.Http1, boundary.Http2, boundary.Token, prompt);
        var body = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode == 200 && !body.Contains("error", StringComparison.Ordinal))
        {
            _complete.Enqueue(response.Headers.GetValues("x-ringfence-request-id").First());
        }
        else
        {
            _strange.Enqueue($"{call.Name}: {(int)response.StatusCode} {body}");
        }
    }

    // Some answers are short, some still under way when the gateway dies.
    private static string Prompt(Random random) =>
        $"Say something. [[local: words={random.Next(5, 60)}; chunks={random.Next(2, 20)}; chunk-delay={random.Next(0, 8)}ms]]";
}
