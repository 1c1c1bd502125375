namespace Ringfence.Evidence.Integrity;

/// <summary>
/// Verifies a local copy of a trail's bucket: CloudTrail's digest chain exactly as AWS's own validator does (RSA-SHA256 over end time,
/// object, hash and previous signature; hash chain backwards; every listed log), and what that leaves out: injected files, a missing end,
/// several deleted digests, hours without a digest, previous hash and signature, stripped signatures.
/// </summary>
/// <remarks>Source: AWS CloudTrail user guide, "CloudTrail digest file structure" and "Custom implementations of log file integrity validation".</remarks>
public static class TrailVerifier
{
    /// <summary>Verifies; an empty copy yields a report that says so, never a clean one.</summary>
    /// <exception cref="IOException">The copy cannot be read.</exception>
    public static TrailReport Verify(string directory, PublicKeys keys, TrailRange range)
    {
        var copy = TrailCopy.Read(directory);
        var counts = new TrailCounts();
        var judge = new DigestJudge(keys, copy.HasMetadata);
        var inRange = copy.Digests.Where(digest => range.HasDigest(digest.End)).ToList();
        var chains = inRange
            .GroupBy(digest => (digest.Name?.Account, digest.Name?.Region, digest.Name?.Trail, digest.Name?.HomeRegion))
            .Select(group => new
            {
                Standard = new DigestChain(group.Where(IsLink), range, judge),
                Others = group.Where(digest => !IsLink(digest)).ToList(),
            })
            .ToList();
        var findings = new List<TrailFinding>();
        foreach (var chain in chains)
        {
            findings.AddRange(
                chain.Standard.Digests.Count == 0
                    ? []
                    : chain.Standard.Verify(start => HasLogsBefore(copy, chain.Standard.Place, start))
            );
            foreach (var digest in chain.Others)
            {
                // A backfill digest stands alone: it vouches for its logs, and no chain misses it. So does one that says it lies elsewhere.
                if (judge.Judge(digest, signatureInSuccessor: null) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }

        if (inRange.Count == 0)
        {
            findings.Add(Nothing(copy, range));
        }

        var logs = new LogFiles(copy, range, counts);
        var standard = chains.Select(chain => chain.Standard).Where(chain => chain.Digests.Count > 0).ToList();
        foreach (var digest in inRange.OrderByDescending(digest => digest.End))
        {
            findings.AddRange(logs.Listed(digest));
        }

        findings.AddRange(logs.Uncovered(standard));
        Count(counts, standard, inRange);
        return new(findings, Covered(standard, range), counts);
    }

    private static bool IsLink(DigestFile digest) =>
        digest.Name is { Backfill: false } && (digest.Document is null || digest.Document.Key == digest.Object.Key);

    private static bool HasLogsBefore(TrailCopy copy, string place, DateTimeOffset start) =>
        copy.Logs.Values.Any(log =>
            log.Key.Contains(place, StringComparison.Ordinal) && LogName.Time(log.Key) < start.AddMinutes(-30)
        );

    private static TrailFinding Nothing(TrailCopy copy, TrailRange range) =>
        copy.Digests.Count > 0
            ? new(
                FindingKind.TailMissing,
                Severity.High,
                copy.Digests[0].Object.Bucket,
                $"none of the {copy.Digests.Count} digests lies between {range.From:u} and {range.To:u}: nothing is proven of that span",
                Sure: true
            )
            : new(
                FindingKind.DigestMissing,
                Severity.High,
                copy.Logs.Values.Select(log => log.Bucket).FirstOrDefault() ?? "",
                "the copy has no digest file at all: nothing in it is proven. Log file validation may be off, or the digests were not copied, or deleted",
                Sure: false
            );

    private static void Count(TrailCounts counts, List<DigestChain> chains, List<DigestFile> digests)
    {
        counts.Chains = chains.Count;
        counts.Digests = digests.Count;
        counts.DigestsValid = digests.Count(digest => digest.Trusted);
        counts.Backfill = digests.Count(digest => digest.Name is { Backfill: true });
        counts.KeyRotations = chains.Sum(chain => chain.Rotations);
    }

    // What every chain covers: a span that one region's chain lacks is not covered.
    private static TimeSpanUtc? Covered(List<DigestChain> chains, TrailRange range)
    {
        if (chains.Count == 0 || chains.Any(chain => chain.Covered is null))
        {
            return null;
        }

        var from = chains.Max(chain => chain.Covered!.From);
        var to = chains.Min(chain => chain.Covered!.To);
        from = range.From is { } asked && asked > from ? asked : from;
        to = range.To is { } end && end < to ? end : to;
        return from < to ? new(from, to) : null;
    }
}
