using System.Text.Json;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Crash;

/// <summary>What must hold of a ledger however often its writer dies.</summary>
internal sealed class LedgerHistory(SplitBoundary boundary)
{
    private long _size;

    /// <summary>As an auditor checks it, while the gateway goes on writing; and it has only grown.</summary>
    public async Task AssertVerifiesAsync()
    {
        var (exitCode, report) = await Cli.RunAsync("ledger", "verify", boundary.LedgerDirectory, "--format", "json");

        Assert.True(exitCode == 0, report);
        var verified = JsonElement.Parse(report);
        Assert.True(verified.GetProperty("ok").GetBoolean(), report);
        var size = verified.GetProperty("size").GetInt64();
        Assert.True(size >= _size, $"the ledger had {_size} entries and has {size}");
        _size = size;
    }

    /// <summary>Every answer that a client has received to its end has both its entries.</summary>
    public void AssertNothingIsLost(IReadOnlyCollection<string> complete)
    {
        var pairs = boundary.Record.All().Where(call => call.IsPair).Select(call => call.RequestId).ToHashSet();
        var lost = complete.Where(requestId => !pairs.Contains(requestId)).ToList();
        Assert.True(
            lost.Count == 0,
            $"{lost.Count} of {complete.Count} answers have no pair: {string.Join(", ", lost.Take(5))}"
        );
    }

    /// <summary>Nothing reached Bedrock that was not recorded as asked, earlier, once.</summary>
    public async Task AssertEveryArrivalWasRecordedBeforeAsync()
    {
        var asked = boundary
            .Record.All()
            .Where(call => call.Asked is not null)
            .ToDictionary(call => call.RequestId, call => call.Asked!);
        var arrivals = await boundary.ArrivalsAsync();
        Assert.NotEmpty(arrivals);
        var unrecorded = arrivals.Where(arrival => !asked.ContainsKey(arrival.RequestId)).ToList();
        Assert.True(
            unrecorded.Count == 0,
            $"{unrecorded.Count} of {arrivals.Count} calls reached Bedrock unrecorded: {unrecorded.FirstOrDefault()}"
        );
        Assert.All(
            arrivals,
            arrival => Assert.True(asked[arrival.RequestId].Time <= arrival.Time, $"{arrival} before its entry")
        );
    }
}
