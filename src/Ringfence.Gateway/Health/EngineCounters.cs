using System.Collections.Concurrent;

namespace Ringfence.Gateway.Health;

/// <summary>Prompts that other engines were asked about, by the engine's name and how that ended, and how long it took.</summary>
internal sealed class EngineCounters
{
    private readonly ConcurrentDictionary<(string Engine, string Outcome), Counter> _calls = new();
    private readonly ConcurrentDictionary<string, Histogram> _latency = new();

    public IEnumerable<KeyValuePair<(string Engine, string Outcome), Counter>> Calls => _calls;

    public IEnumerable<KeyValuePair<string, Histogram>> Latency => _latency;

    /// <summary>An engine answered, or did not.</summary>
    /// <param name="outcome"><c>answered</c>, or the word of its fault.</param>
    public void Add(string engine, string outcome, TimeSpan took)
    {
        _calls.GetOrAdd((engine, outcome), static _ => new Counter()).Add(1);
        _latency.GetOrAdd(engine, static _ => new Histogram(Histogram.Slow)).Observe(took);
    }
}
