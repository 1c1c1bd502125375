using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Evidence.Gateway;

/// <summary>The calls of a gateway's ledger, pairs put together.</summary>
public static class LedgerCalls
{
    /// <summary>Every call of a ledger, in the order in which they began. Entries of other types are passed over.</summary>
    /// <exception cref="InvalidDataException">The ledger is damaged.</exception>
    public static IReadOnlyList<RecordedCall> Read(LedgerReader ledger)
    {
        var calls = new List<RecordedCall>();
        var open = new Dictionary<string, int>();
        foreach (var entry in ledger.Entries())
        {
            if (EntryEncoding.TryRead(entry.Bytes, out InferenceAsked? asked) && asked is not null)
            {
                open[asked.RequestId] = calls.Count;
                calls.Add(
                    new RecordedCall
                    {
                        Index = entry.Index,
                        RequestId = asked.RequestId,
                        Time = asked.Time,
                        Call = asked.Call,
                    }
                );
            }
            else if (EntryEncoding.TryRead(entry.Bytes, out InferenceAnswered? answered) && answered is not null)
            {
                Close(calls, open, entry.Index, answered);
            }
        }

        return calls;
    }

    private static void Close(
        List<RecordedCall> calls,
        Dictionary<string, int> open,
        long index,
        InferenceAnswered answered
    )
    {
        if (open.Remove(answered.RequestId, out var at))
        {
            calls[at] = calls[at] with { Answered = answered, AnsweredIndex = index };
        }
        else if (answered.Call is { } refused)
        {
            calls.Add(
                new RecordedCall
                {
                    Index = index,
                    AnsweredIndex = index,
                    RequestId = answered.RequestId,
                    Time = answered.Time,
                    Call = refused,
                    Answered = answered,
                }
            );
        }
    }
}
