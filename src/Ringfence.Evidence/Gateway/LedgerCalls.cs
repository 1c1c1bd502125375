using Ringfence.Ledger;

namespace Ringfence.Evidence.Gateway;

/// <summary>The calls of a gateway's ledger, pairs put together.</summary>
public static class LedgerCalls
{
    /// <summary>Every call of a ledger, in the order in which they began. Entries of other types are passed over.</summary>
    /// <exception cref="InvalidDataException">The ledger is damaged.</exception>
    public static IReadOnlyList<RecordedCall> Read(LedgerReader ledger)
    {
        var calls = new List<RecordedCall>();
        var pairs = new CallPairs(int.MaxValue, calls.Add, (_, _) => { });
        foreach (var entry in ledger.Entries())
        {
            pairs.Take(entry);
        }

        pairs.Flush();
        return calls;
    }
}
