using Ringfence.Console.Follow;
using Ringfence.Console.Live;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Calls;

/// <summary>Calls out of the evidence store, and out of the ledger's tail for what the store does not have yet.</summary>
internal sealed class CallBook(EvidencePlaces places, LedgerTail tail)
{
    /// <summary>A page of calls, newest first.</summary>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public Answer Find(RecordedCallFilter filter, Scope scope)
    {
        // Before the first look there is no store, and nothing in it.
        if (!File.Exists(places.Store))
        {
            return new(
                "calls",
                new Dictionary<string, string>(),
                [],
                [],
                new Dictionary<string, IReadOnlyList<Ringfence.Evidence.Integrity.TimeSpanUtc>>(),
                null
            );
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        return RecordedCalls.Find(store, filter, scope);
    }

    /// <summary>One call as every layer has it; null when nobody has it, or it is not this person's to see.</summary>
    /// <param name="id">AWS's request id, or Ringfence's own.</param>
    public CallLayers? Open(string id, Person person)
    {
        if (File.Exists(places.Store))
        {
            using var store = EvidenceStore.OpenReadOnly(places.Store);
            var layers = CallLayers.Of(TrailQuestions.Answer(store, Ask.Call(id, new Scope())));
            if (layers is not null)
            {
                // A call that no gateway knows has no team: it is not a viewer's.
                return person.MaySee(layers.Team) ? layers : null;
            }
        }
        return
            tail.Recent.LastOrDefault(call => call.RequestId == id || call.AwsRequestId == id) is { } live
            && person.MaySee(live.Team)
            ? CallLayers.Of(live)
            : null;
    }

    /// <summary>The indexes of a call's entries in the ledger, in order; none when no gateway has it.</summary>
    /// <param name="requestId">Ringfence's own.</param>
    public IReadOnlyList<long> EntriesOf(string requestId)
    {
        if (File.Exists(places.Store))
        {
            using var store = EvidenceStore.OpenReadOnly(places.Store);
            if (RecordedCalls.EntriesOf(store, requestId) is { Count: > 0 } entries)
            {
                return entries;
            }
        }
        return tail.Recent.LastOrDefault(call => call.RequestId == requestId) is { } live ? [live.Asked] : [];
    }
}
