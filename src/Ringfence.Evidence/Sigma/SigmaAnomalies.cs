using Amazon.S3;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Sigma;

/// <summary>Sigma rules over a store's CloudTrail events.</summary>
public static class SigmaAnomalies
{
    /// <param name="path">A directory of rules, or one file.</param>
    /// <param name="least">Nothing below this severity.</param>
    /// <param name="s3">Log files that came out of buckets are read there again; null: they are known from the store alone.</param>
    public static SigmaReport Find(EvidenceStore store, string path, Severity least, Scope scope, IAmazonS3? s3 = null)
    {
        var rules = SigmaRules.Load(path);
        var run = new SigmaRun(rules);
        var (_, partial, gone) = SigmaEvents.Read(store, scope, run.Event, s3);
        return new(
            [
                .. run.Hits()
                    .Where(hit => hit.Severity >= least)
                    .Select(hit =>
                        (object?[])
                            [
                                hit.Severity.ToString().ToLowerInvariant(),
                                "sigma:" + hit.Id,
                                hit.Title,
                                Scope.Text(hit.Match.Time),
                                hit.Match.Person,
                                hit.Match.Principal,
                                hit.Match.Address,
                                hit.Match.What,
                                hit.Count,
                                hit.Match.RequestId,
                                hit.Why,
                                hit.Next,
                                hit.Attack,
                                "",
                                "",
                            ]
                    ),
            ],
            rules.Rules.Count + rules.Correlations.Count,
            rules.Refused,
            [.. Limits(rules, run, partial, gone)]
        );
    }

    private static IEnumerable<string> Limits(SigmaRules rules, SigmaRun run, long partial, IReadOnlyList<string> gone)
    {
        foreach (var rule in run.Full)
        {
            yield return $"{rule.File}: it matched more events than are kept; narrow it, or the time";
        }

        if (partial == 0)
        {
            yield break;
        }

        foreach (var rule in rules.Rules)
        {
            var lacking = rule.Test.Fields.Where(field => !SigmaEvents.Kept.Contains(field)).Distinct().ToList();
            if (lacking.Count > 0)
            {
                yield return $"{rule.File}: {partial} events of {gone.Count} log files that are gone or changed are known from the store alone, which does not keep {string.Join(", ", lacking)} of every event";
            }
        }
    }
}
