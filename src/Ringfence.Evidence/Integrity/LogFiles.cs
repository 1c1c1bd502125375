namespace Ringfence.Evidence.Integrity;

/// <summary>The log files of a copy against what trusted digests say of them, both ways.</summary>
internal sealed class LogFiles(TrailCopy copy, TrailRange range, TrailCounts counts)
{
    private readonly HashSet<string> _vouched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DigestFile> _claimed = new(StringComparer.Ordinal);

    /// <summary>Every log that a trusted digest lists: there, and as it was.</summary>
    public IEnumerable<TrailFinding> Listed(DigestFile digest)
    {
        foreach (var listed in digest.Document?.Logs ?? [])
        {
            var name = $"{listed.Bucket}/{listed.Key}";
            if (!digest.Trusted)
            {
                _claimed.TryAdd(name, digest);
            }
            else if (_vouched.Add(name) && Check(listed, name, digest) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <summary>Every log that no trusted digest lists. AWS's validator never lists the bucket, and so misses what was put into it.</summary>
    public IEnumerable<TrailFinding> Uncovered(IReadOnlyList<DigestChain> chains)
    {
        foreach (var (name, log) in copy.Logs)
        {
            var time = LogName.Time(log.Key);
            if (_vouched.Contains(name) || (time is { } named && !range.HasLog(named)))
            {
                continue;
            }

            counts.Logs++;
            if (
                Judge(
                    name,
                    time,
                    [.. chains.Where(chain => log.Key.Contains(chain.Place, StringComparison.Ordinal))]
                ) is
                { } finding
            )
            {
                yield return finding;
            }
        }
    }

    private TrailFinding? Judge(string name, DateTimeOffset? time, List<DigestChain> chains)
    {
        if (chains.Count > 0 && chains.All(chain => time < chain.Covered?.From))
        {
            counts.LogsBeforeChain++;
            return null;
        }

        if (chains.Exists(chain => time > chain.Covered?.To - range.Window))
        {
            counts.LogsAwaitingDigest++;
            return null;
        }

        if (_claimed.TryGetValue(name, out var digest))
        {
            return Found(
                Severity.Medium,
                $"only {digest.Object.Key} lists it, and that digest cannot be trusted",
                sure: false
            );
        }

        // A file is delivered within minutes of the time in its name: if trusted digests cover all of these, one of them would list it.
        return time is not { } at
                ? Found(Severity.High, "no digest lists it, and no log file of CloudTrail has such a name", sure: true)
            : chains.Exists(chain => chain.RestartedIn(at, range.Window))
                ? Found(
                    Severity.Info,
                    "it was delivered while validation was off: no digest vouches for it",
                    sure: true
                )
            : chains.Exists(chain => chain.Covers(at) && chain.Covers(at + range.Window))
                ? Found(
                    Severity.High,
                    "the digests of its time are whole and do not list it: CloudTrail did not deliver it under this name",
                    sure: true
                )
            : Found(Severity.Medium, "no trusted digest lists it; the one that did may be lost", sure: false);

        TrailFinding Found(Severity severity, string detail, bool sure) =>
            new(FindingKind.LogUncovered, severity, name, detail, sure);
    }

    private TrailFinding? Check(ListedLog listed, string name, DigestFile digest)
    {
        counts.Logs++;
        if (!copy.Logs.TryGetValue(name, out var log))
        {
            return Wrong(FindingKind.LogMissing, $"{digest.Object.Key} lists it, and it is not there");
        }

        if (listed.HashAlgorithm != "SHA-256")
        {
            return Wrong(FindingKind.DigestFormat, $"its hash is stated by '{listed.HashAlgorithm}'; known is SHA-256");
        }

        try
        {
            var (hash, trailing) = SingleMember.Hash(log.Path);
            if (hash != listed.Sha256)
            {
                return Wrong(FindingKind.LogModified, $"it hashes to {hash}; {digest.Object.Key} says {listed.Sha256}");
            }

            if (trailing)
            {
                return Wrong(
                    FindingKind.LogTrailingData,
                    "bytes follow the end of its compressed stream; the log itself is as it was"
                );
            }
        }
        catch (InvalidDataException error)
        {
            return Wrong(FindingKind.LogModified, error.Message);
        }

        counts.LogsValid++;
        return null;

        TrailFinding Wrong(FindingKind kind, string detail) => new(kind, Severity.High, name, detail, Sure: true);
    }
}
