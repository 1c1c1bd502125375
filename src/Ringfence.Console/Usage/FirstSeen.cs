using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Usage;

/// <summary>People, models and addresses that a team's calls had for the first time.</summary>
internal sealed class FirstSeen(EvidencePlaces places, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>Those whose first call lies in the last days, newest first.</summary>
    public IReadOnlyList<RecordedUse.First> Of(Person person, int days)
    {
        if (!File.Exists(places.Store))
        {
            return [];
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        return RecordedUse.Since(store, person.Sees, time.GetUtcNow().AddDays(-days), Most);
    }
}
