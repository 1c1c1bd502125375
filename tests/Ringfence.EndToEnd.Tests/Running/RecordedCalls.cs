using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.EndToEnd.Running;

/// <summary>The calls in a ledger directory, read while the gateway writes it.</summary>
internal sealed class RecordedCalls(string directory)
{
    /// <summary>The calls of one user, in the order in which they were recorded.</summary>
    public IReadOnlyList<RecordedCall> Of(string user) => [.. All().Where(call => call.Call.Caller.User == user)];

    public IReadOnlyList<RecordedCall> All()
    {
        var calls = new Dictionary<string, RecordedCall>();
        foreach (var entry in LedgerReader.Open(directory).Entries())
        {
            if (EntryEncoding.TryRead(entry.Bytes, out InferenceAsked? asked))
            {
                Assert.True(
                    calls.TryAdd(asked!.RequestId, new RecordedCall(asked, entry.Index, null, -1)),
                    $"{asked.RequestId} was asked twice"
                );
            }
            else if (EntryEncoding.TryRead(entry.Bytes, out InferenceAnswered? answered))
            {
                var call = calls.GetValueOrDefault(answered!.RequestId) ?? new RecordedCall(null, -1, null, -1);
                Assert.True(call.Answered is null, $"{answered.RequestId} was answered twice");
                calls[answered.RequestId] = call with { Answered = answered, AnsweredIndex = entry.Index };
            }
            else
            {
                Assert.Fail($"entry {entry.Index} is of an unknown type");
            }
        }

        return [.. calls.Values];
    }
}
