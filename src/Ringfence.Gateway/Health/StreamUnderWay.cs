namespace Ringfence.Gateway.Health;

/// <summary>Counts one stream for as long as it is not disposed.</summary>
internal readonly struct StreamUnderWay : IDisposable
{
    private readonly Counter _streams;

    public StreamUnderWay(Counter streams)
    {
        _streams = streams;
        _streams.Add(1);
    }

    public void Dispose() => _streams.Add(-1);
}
