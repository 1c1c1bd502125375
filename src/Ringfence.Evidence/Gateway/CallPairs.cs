using System.Text.Json;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Evidence.Gateway;

/// <summary>Entries to calls, beginning and end put together, in the order in which they began.</summary>
/// <param name="most">Calls kept back at once for one that has not ended: the one that began first then goes on without its end.</param>
/// <param name="call">Takes each call.</param>
/// <param name="late">Takes an end whose beginning is not at hand, with its index: it went on already, or was never there.</param>
internal sealed class CallPairs(int most, Action<RecordedCall> call, Action<long, InferenceAnswered> late)
{
    private readonly Queue<Pair> _waiting = new();
    private readonly Dictionary<string, Pair> _open = [];

    /// <summary>Entries that are no audit entries, or not whole ones.</summary>
    public long Foreign { get; private set; }

    /// <summary>Takes the next entry. Those of other types are passed over.</summary>
    public void Take(LedgerEntry entry)
    {
        try
        {
            if (EntryEncoding.TryRead(entry.Bytes, out InferenceAsked? asked) && asked is not null)
            {
                var begun = new RecordedCall
                {
                    Index = entry.Index,
                    RequestId = asked.RequestId,
                    Time = asked.Time,
                    Call = asked.Call,
                };
                _waiting.Enqueue(_open[asked.RequestId] = new Pair { Call = begun });
            }
            else if (EntryEncoding.TryRead(entry.Bytes, out InferenceAnswered? answered) && answered is not null)
            {
                End(entry.Index, answered);
            }
            else if (!EntryEncoding.IsKnown(entry.Bytes))
            {
                Foreign++;
            }
        }
        catch (JsonException)
        {
            Foreign++;
        }

        while (_waiting.TryPeek(out var first) && (first.Ended || _waiting.Count > most))
        {
            Pass();
        }
    }

    /// <summary>Passes on all that wait, ended or not.</summary>
    public void Flush()
    {
        while (_waiting.Count > 0)
        {
            Pass();
        }
    }

    private void End(long index, InferenceAnswered answered)
    {
        if (_open.Remove(answered.RequestId, out var pair))
        {
            pair.Call = pair.Call with { Answered = answered, AnsweredIndex = index };
            pair.Ended = true;
        }
        else if (answered.Call is { } refused)
        {
            _waiting.Enqueue(
                new Pair
                {
                    Ended = true,
                    Call = new RecordedCall
                    {
                        Index = index,
                        AnsweredIndex = index,
                        RequestId = answered.RequestId,
                        Time = answered.Time,
                        Call = refused,
                        Answered = answered,
                    },
                }
            );
        }
        else
        {
            late(index, answered);
        }
    }

    private void Pass()
    {
        var pair = _waiting.Dequeue();
        if (!pair.Ended && _open.TryGetValue(pair.Call.RequestId, out var open) && open == pair)
        {
            _open.Remove(pair.Call.RequestId);
        }

        call(pair.Call);
    }

    private sealed class Pair
    {
        public required RecordedCall Call { get; set; }

        public bool Ended { get; set; }
    }
}
