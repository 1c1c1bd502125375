using System.Collections.Concurrent;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Health;

/// <summary>
/// What the gateway counts, by hand: a number and a lock-free add each, since instruments with tag lists cost more than the steps they
/// measure. Labels are our own words alone: no caller, team, model or content.
/// </summary>
internal sealed class GatewayMetrics
{
    private readonly ConcurrentDictionary<CallKey, Counter> _calls = new();
    private readonly ConcurrentDictionary<(Door, bool Stream), Histogram> _latency = new();
    private readonly ConcurrentDictionary<Door, Histogram> _firstToken = new();

    public IEnumerable<KeyValuePair<CallKey, Counter>> Calls => _calls;

    public IEnumerable<KeyValuePair<(Door Door, bool Stream), Histogram>> Latency => _latency;

    public IEnumerable<KeyValuePair<Door, Histogram>> FirstToken => _firstToken;

    public Histogram Appends { get; } = new(Histogram.Fast);

    public Counter InputTokens { get; } = new();

    public Counter OutputTokens { get; } = new();

    public Counter CacheReadTokens { get; } = new();

    public Counter CacheWriteTokens { get; } = new();

    /// <summary>Identifiers found, by where, what became of them, and kind.</summary>
    public PhiCounters Phi { get; } = new();

    /// <summary>Engines asked beside the gateway's own detectors.</summary>
    public EngineCounters Engines { get; } = new();

    /// <summary>Streams under way.</summary>
    public Counter Streams { get; } = new();

    /// <summary>A stream is under way until what this gives is disposed.</summary>
    public StreamUnderWay Streaming() => new(Streams);

    public void Appended(TimeSpan took) => Appends.Observe(took);

    /// <summary>A call has ended.</summary>
    public void Ended(Exchange exchange, TimeProvider time)
    {
        var stream = exchange.Call?.Stream ?? false;
        Count(new(exchange.Door, exchange.Route?.Name, exchange.Status, exchange.Error));
        _latency
            .GetOrAdd((exchange.Door, stream), static _ => new Histogram(Histogram.Slow))
            .Observe(time.GetElapsedTime(exchange.Started));
        if (exchange.FirstTokenAt is { } at)
        {
            _firstToken
                .GetOrAdd(exchange.Door, static _ => new Histogram(Histogram.Slow))
                .Observe(time.GetElapsedTime(exchange.Started, at));
        }
        if (exchange.Phi is { } phi)
        {
            Phi.Add(phi);
        }
        InputTokens.Add(exchange.Usage.Input);
        OutputTokens.Add(exchange.Usage.Output);
        CacheReadTokens.Add(exchange.Usage.CacheRead);
        CacheWriteTokens.Add(exchange.Usage.CacheWrite);
    }

    private void Count(CallKey key) => _calls.GetOrAdd(key, static _ => new Counter()).Add(1);
}
