using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>A ledger that is followed: what is new is read and verified, and what was altered before is found by the whole check.</summary>
public sealed class LedgerGrowthTests : IDisposable
{
    private readonly StoreWorld _world = new();

    private string Ledger => Path.Combine(_world.Logs, "ledger");

    private string OldBundle => Path.Combine(Ledger, "tile", "entries", "000");

    [Fact]
    public async Task A_look_reads_what_is_new_and_no_more()
    {
        await _world.RecordAsync(Ledger, 0, 200);
        Assert.Equal(200, Look().New);
        await _world.RecordAsync(Ledger, 200, 210);
        var second = Look();
        Assert.Equal((10L, 0L), (second.New, second.Repeated));
        Assert.Empty(second.SetAside);
        Assert.Equal((0L, 0L), (Look().New, Look().Repeated));
        Assert.Equal(
            ["210|210|420"],
            _world.Ask("SELECT count(*), count(answered), max(answered) + 1 FROM gateway_call")
        );
        Assert.Equal(["1|1"], _world.Ask("SELECT count(*), min(mark) FROM file WHERE name = 'ledger'"));
        Assert.Equal(["420"], _world.Ask("SELECT size FROM checkpoint"));
        var known = Known()!;
        Assert.Equal(420, known.Read);
        Assert.True(known.New > known.Whole);
    }

    [Fact]
    public async Task A_call_that_ends_in_a_later_look_is_one_call()
    {
        await _world.RecordAsync(Ledger, 0, 3);
        await _world.RecordAsync(Ledger, 3, 5, end: false);
        Look();
        Assert.Equal(["5|3"], _world.Ask("SELECT count(*), count(answered) FROM gateway_call"));
        await _world.RecordAsync(Ledger, 3, 5, begin: false);
        Look();
        Assert.Equal(
            ["5|5|5|200"],
            _world.Ask("SELECT count(*), count(answered), count(DISTINCT attempts), min(status) FROM gateway_call")
        );
        Assert.Equal(
            ["g-4"],
            _world.Ask(
                "SELECT g.request_id FROM attempt a JOIN gateway_call g ON g.id = a.call WHERE a.aws_request_id = 'r-4'"
            )
        );
        // And the same store as one that read it all at once.
        Assert.Equal((0L, 5L), (_world.Ingest().New, _world.Ingest().Repeated));
    }

    [Fact]
    public async Task An_old_entry_that_was_altered_is_found_by_the_whole_check_and_stays_found()
    {
        await _world.RecordAsync(Ledger, 0, 200);
        Look();
        var original = await AlterAsync();
        await _world.RecordAsync(Ledger, 200, 205);
        Assert.Empty(Look().SetAside);
        Assert.Equal(["1"], _world.Ask("SELECT DISTINCT mark FROM file WHERE name = 'ledger'"));

        Assert.Contains("entry ", Assert.Single(Check().Problems), StringComparison.Ordinal);
        Assert.Equal(["2"], _world.Ask("SELECT DISTINCT mark FROM file WHERE name = 'ledger'"));
        await _world.RecordAsync(Ledger, 205, 210);
        var look = Look();
        Assert.Equal(5, look.New);
        Assert.Contains("tile/entries/000", Assert.Single(look.SetAside).Reason, StringComparison.Ordinal);
        Assert.NotNull(Known()!.Broken);

        await File.WriteAllBytesAsync(OldBundle, original, TestContext.Current.CancellationToken);
        Assert.Empty(Check().Problems);
        Assert.Empty(Look().SetAside);
        Assert.Equal(["1"], _world.Ask("SELECT DISTINCT mark FROM file WHERE name = 'ledger'"));
        Assert.Null(Known()!.Broken);
    }

    [Fact]
    public async Task What_was_found_while_a_whole_check_ran_is_not_cleared_by_it()
    {
        await _world.RecordAsync(Ledger, 0, 200);
        Look();
        using var store = EvidenceStore.Open(_world.StorePath);
        var before = LedgerCheck.Whole(
            Ledger,
            LedgerCheck.EarlierOf(store, Known()!.Origin),
            new FakeTime(DateTimeOffset.UtcNow.AddMinutes(-1))
        );
        Assert.Empty(before.Problems);
        await AlterAsync();
        Check();
        before.Keep(store, Ledger);
        Assert.NotEmpty(Known()!.Problems);
    }

    [Fact]
    public async Task A_ledger_that_was_rolled_back_is_found_at_once()
    {
        await _world.RecordAsync(Ledger, 0, 200);
        Look();
        Directory.Delete(Ledger, recursive: true);
        await _world.RecordAsync(Ledger, 0, 150);
        Assert.Contains(
            Look().SetAside,
            aside => aside.Reason.Contains("entries have been removed", StringComparison.Ordinal)
        );
        Assert.Equal(["2"], _world.Ask("SELECT DISTINCT mark FROM file WHERE name = 'ledger'"));
    }

    [Fact]
    public async Task Another_history_under_the_same_key_is_found_at_once()
    {
        await _world.RecordAsync(Ledger, 0, 200);
        Look();
        Directory.Delete(Ledger, recursive: true);
        await _world.RecordAsync(Ledger, 1, 260);
        Assert.Contains(
            Look().SetAside,
            aside => aside.Reason.Contains("entries have been changed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_ledger_whose_checkpoint_was_cut_is_broken_and_not_merely_unread()
    {
        await _world.RecordAsync(Ledger, 0, 5);
        Look();
        await File.WriteAllTextAsync(
            Path.Combine(Ledger, "checkpoint"),
            "test.example/log\n1\n",
            TestContext.Current.CancellationToken
        );
        Assert.NotEmpty(Look().SetAside);
        Assert.Equal(["2"], _world.Ask("SELECT DISTINCT mark FROM file WHERE name = 'ledger'"));
    }

    public void Dispose() => _world.Dispose();

    private IngestReport Look() => _world.Ingest(LedgerExtent.New, Ledger);

    private LedgerStanding? Known()
    {
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return LedgerStanding.Of(store, Ledger);
    }

    private LedgerCheck Check()
    {
        using var store = EvidenceStore.Open(_world.StorePath);
        var check = LedgerCheck.Whole(Ledger, LedgerCheck.EarlierOf(store, Known()!.Origin), TimeProvider.System);
        check.Keep(store, Ledger);
        return check;
    }

    private async Task<byte[]> AlterAsync()
    {
        var original = await File.ReadAllBytesAsync(OldBundle, TestContext.Current.CancellationToken);
        byte[] altered = [.. original];
        altered[200] ^= 1;
        await File.WriteAllBytesAsync(OldBundle, altered, TestContext.Current.CancellationToken);
        return original;
    }
}
