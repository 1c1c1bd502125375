using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Store;

/// <summary>Whoever asks while another opens, writes and closes waits for a moment, and is not turned away.</summary>
public sealed class ReadersTests : IDisposable
{
    private readonly StoreWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_store_is_read_while_another_opens_and_closes_it_again_and_again()
    {
        _world.Write("a.json", StoreWorld.Event(1));
        _world.Ingest();
        using CancellationTokenSource over = new();
        var asked = Enumerable
            .Range(0, 3)
            .Select(_ =>
                Task.Run(() =>
                {
                    while (!over.IsCancellationRequested)
                    {
                        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
                        Assert.Equal(1, store.Scalar("SELECT count(*) FROM event"));
                    }
                })
            )
            .ToList();
        for (var times = 0; times < 150; times++)
        {
            using var store = EvidenceStore.Open(_world.StorePath);
            store.Run($"INSERT OR REPLACE INTO progress(name, value) VALUES('times', {times})");
        }

        await over.CancelAsync();
        await Task.WhenAll(asked);
    }
}
