using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Subjects;

/// <summary>
/// What becomes of a person's traces when they ask to be forgotten. A write-once log keeps its entries; what can be destroyed is the key
/// without which nobody can tell whom they mean.
/// </summary>
public static class Erasure
{
    /// <summary>The epochs of the calls about a person, and whether each may be destroyed.</summary>
    /// <param name="current">The epoch that new digests are made in.</param>
    /// <param name="accounting">The duty to account for disclosures stands: an epoch with a call of the last six years is kept.</param>
    public static IReadOnlyList<(string Epoch, bool Destroy, string Why)> Epochs(
        IReadOnlyList<RecordedCall> calls,
        IReadOnlySet<string> digests,
        string? current,
        bool accounting,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(calls);
        var newest = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var epochs = calls
            .SelectMany(call => call.Call.Subjects)
            .Where(digests.Contains)
            .Select(EpochOf)
            .ToHashSet(StringComparer.Ordinal);

        // An epoch's key is everybody's: the newest call about anyone counts.
        foreach (var call in calls)
        {
            foreach (var epoch in call.Call.Subjects.Select(EpochOf).Where(epochs.Contains))
            {
                newest[epoch] = newest.TryGetValue(epoch, out var known) && known > call.Time ? known : call.Time;
            }
        }

        return
        [
            .. newest.Select(epoch =>
                accounting && epoch.Value > now.AddYears(-Accounting.Years)
                    ? (
                        epoch.Key,
                        false,
                        $"its newest call is of {epoch.Value.UtcDateTime:yyyy-MM-dd}: disclosures must be accounted for during six years (45 CFR 164.528; GDPR Art. 17(3)(b)). Where that duty does not bind you, say --no-accounting"
                    )
                    : (
                        epoch.Key,
                        true,
                        epoch.Key == current
                            ? "a new epoch begins first; then nobody can tell whom any digest of this one means"
                            : "nobody can tell any more whom any digest of this epoch means"
                    )
            ),
        ];
    }

    /// <summary>Takes names of resources of a person out of the evidence store, which is a copy of the logs.</summary>
    /// <param name="pattern">As <c>trail who --record</c> takes it: <c>*</c> matches anything.</param>
    /// <param name="dryRun">Only counts.</param>
    /// <returns>How many different names.</returns>
    public static long Unlink(EvidenceStore store, string pattern, bool dryRun)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(pattern);
        const string Named =
            "id IN (SELECT resource FROM event WHERE resource IS NOT NULL UNION SELECT copied_from FROM event WHERE copied_from IS NOT NULL UNION SELECT resource FROM superseded WHERE resource IS NOT NULL UNION SELECT copied_from FROM superseded WHERE copied_from IS NOT NULL UNION SELECT resource FROM access WHERE resource IS NOT NULL) AND value GLOB :pattern AND value NOT LIKE 'erased:%'";
        var glob = pattern.Replace("[", "[[]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);
        long count;
        using (var counted = new Statement(store.Database, $"SELECT count(*) FROM word WHERE {Named}"))
        {
            counted.Bind(counted.Parameter(":pattern"), glob);
            counted.Step();
            count = counted.Number(0);
        }

        if (!dryRun && count > 0)
        {
            // What is freed is overwritten, in the file and in its log.
            store.Run("PRAGMA secure_delete=ON");
            using (var update = new Statement(store.Database, $"UPDATE word SET value = 'erased:' || id WHERE {Named}"))
            {
                update.Bind(update.Parameter(":pattern"), glob);
                update.Step();
            }

            store.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return count;
    }

    /// <summary>Requests of a person's calls that Bedrock's invocation log has, and the files that hold them.</summary>
    public static IReadOnlyList<string> InvocationFiles(EvidenceStore store, IEnumerable<string> awsRequestIds)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(awsRequestIds);
        var files = new SortedSet<string>(StringComparer.Ordinal);
        using var find = new Statement(
            store.Database,
            "SELECT f.path FROM invocation i JOIN file f ON f.id = i.file WHERE i.request_id = ?"
        );
        foreach (var id in awsRequestIds)
        {
            find.Bind(1, id);
            if (find.Step())
            {
                files.Add(find.Text(0)!);
            }

            find.Reset();
        }

        return [.. files];
    }

    private static string EpochOf(string digest) =>
        digest[..Math.Max(0, digest.IndexOf(':', StringComparison.Ordinal))];
}
