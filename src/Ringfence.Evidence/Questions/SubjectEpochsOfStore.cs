using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>The epochs that a store's calls name their subjects in.</summary>
public static class SubjectEpochsOfStore
{
    /// <summary>Epochs whose key is not among those given, oldest first, and how many calls name somebody in them: of these nobody can tell whether they are about the person asked for.</summary>
    public static IReadOnlyList<(string Epoch, long Calls)> Without(
        EvidenceStore store,
        IReadOnlySet<string> keys,
        Scope scope
    ) =>
        [
            .. Query
                .Run(
                    store,
                    """
                    SELECT substr(s.digest, 1, instr(s.digest, ':') - 1) AS epoch, count(DISTINCT s.call) AS calls
                    FROM subject s JOIN gateway_call g ON g.id = s.call WHERE g.time >= :from AND g.time < :to GROUP BY 1 ORDER BY 1
                    """,
                    new Dictionary<string, object?> { ["from"] = scope.FromMilliseconds, ["to"] = scope.ToMilliseconds }
                )
                .Rows.Select(row => ((string)row[0]!, (long)row[1]!))
                .Where(epoch => !keys.Contains(epoch.Item1)),
        ];
}
