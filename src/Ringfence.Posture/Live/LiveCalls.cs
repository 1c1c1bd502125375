using System.Collections.Concurrent;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;

namespace Ringfence.Posture.Live;

/// <summary>
/// Calls of a running account: a few at a time in each region, repeated with full jitter where AWS throttles or fails.
/// Only calls that read are made, so each may be repeated.
/// </summary>
internal sealed class LiveCalls(SignedHttp http, TimeProvider time, CollectOptions options) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lanes = new(StringComparer.Ordinal);
    private volatile RefusedCallException? _over;

    /// <summary>The calls that were sent, repeated ones too.</summary>
    public int Sent => _sent;

    /// <summary>Why no call can succeed any more: the keys are over. Null: they can.</summary>
    public string? Over => _over?.Code;

    private int _sent;

    /// <summary>The answer of a call that succeeded.</summary>
    /// <exception cref="RefusedCallException">AWS refused it, or did not answer for as long as it was asked.</exception>
    /// <exception cref="NoAwsKeysException">There are no credentials.</exception>
    public async Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancel)
    {
        var lane = _lanes.GetOrAdd(call.Region, _ => new SemaphoreSlim(options.CallsAtOnce));
        for (var attempt = 1; ; attempt++)
        {
            if (_over is { } over)
            {
                throw over;
            }

            RefusedCallException refused;
            await lane.WaitAsync(cancel);
            try
            {
                Interlocked.Increment(ref _sent);
                var answer = await http.SendAsync(call, cancel);
                if (answer.IsSuccess)
                {
                    return answer;
                }

                refused = AwsError.Of(answer);
            }
            catch (Exception error)
                when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                refused = new RefusedCallException("NoAnswer", 0, null);
            }
            finally
            {
                lane.Release();
            }

            if (refused.Code is "ExpiredToken" or "ExpiredTokenException" or "RequestExpired")
            {
                _over = refused;
                throw refused;
            }

            if (attempt >= options.Attempts || !MayPass(refused))
            {
                throw refused;
            }

            // Outside of the lane: who waits holds nobody up.
            await Task.Delay(Wait(attempt), time, cancel);
        }
    }

    /// <summary>Between two askings whether a job of AWS's is done: eight first waits.</summary>
    public Task PauseAsync(CancellationToken cancel) => Task.Delay(options.FirstWait * 8, time, cancel);

    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }
    }

    private TimeSpan Wait(int attempt)
    {
        var most = Math.Min(Longest.TotalMilliseconds, options.FirstWait.TotalMilliseconds * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(most * Random.Shared.NextDouble());
    }

    private static bool MayPass(RefusedCallException refused) =>
        refused.Status is 0 or 429 or >= 500
        || refused.Code.Contains("Throttl", StringComparison.OrdinalIgnoreCase)
        || refused.Code
            is "RequestLimitExceeded"
                or "TooManyRequestsException"
                or "SlowDown"
                or "PriorRequestNotComplete";
}
