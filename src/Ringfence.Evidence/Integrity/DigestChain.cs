namespace Ringfence.Evidence.Integrity;

/// <summary>
/// The digests of one trail, account and region, judged from the newest backwards: each by itself, then against the one before it. Beyond
/// AWS's validator it compares previous hash and signature, wants every hour, and looks at the end of the chain.
/// </summary>
internal sealed class DigestChain
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Digests come hourly to the second; half an hour tells one that is lost from one that is late.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(30);

    private readonly List<DigestFile> _digests;
    private readonly TrailRange _range;
    private readonly DigestJudge _judge;
    private readonly List<TrailFinding> _findings = [];
    private readonly List<TimeSpanUtc> _restarts = [];

    public DigestChain(IEnumerable<DigestFile> digests, TrailRange range, DigestJudge judge)
    {
        _digests =
        [
            .. digests.OrderBy(digest => digest.End).ThenBy(digest => digest.Object.Key, StringComparer.Ordinal),
        ];
        (_range, _judge) = (range, judge);
    }

    public IReadOnlyList<DigestFile> Digests => _digests;

    /// <summary>The part of a log file's key that says that it belongs to this chain.</summary>
    public string Place => $"/{_digests[0].Name?.Account}/CloudTrail/{_digests[0].Name?.Region}/";

    public int Rotations { get; private set; }

    /// <summary>Start of the oldest and end of the newest trusted digest.</summary>
    public TimeSpanUtc? Covered { get; private set; }

    /// <param name="logsBefore">Whether the copy has this chain's logs from well before a time: then the chain must reach back too.</param>
    public IReadOnlyList<TrailFinding> Verify(Func<DateTimeOffset, bool> logsBefore)
    {
        for (var at = _digests.Count - 1; at >= 0; at--)
        {
            var digest = _digests[at];
            var later = at + 1 < _digests.Count ? _digests[at + 1] : null;
            // A signature proves itself: it may come from a digest that is not trusted.
            var repeated =
                later is { Document: { } next } && next.PreviousKey == digest.Object.Key
                    ? next.PreviousSignature
                    : null;
            Add(_judge.Judge(digest, repeated));
            if (later is not null)
            {
                Join(digest, later);
            }
        }

        if (_digests.Count > 0)
        {
            Head(_digests[0], logsBefore);
            Tail(_digests[^1]);
        }

        var trusted = _digests.Where(digest => digest.Trusted).ToList();
        Covered = trusted.Count > 0 ? new(trusted[0].Document!.Start, trusted[^1].End) : null;
        Rotations = trusted
            .Zip(trusted.Skip(1))
            .Count(pair => pair.First.Document!.Fingerprint != pair.Second.Document!.Fingerprint);
        return _findings;
    }

    /// <summary>Whether a trusted digest spans a moment.</summary>
    public bool Covers(DateTimeOffset time) =>
        _digests.Exists(digest => digest.Trusted && digest.Document!.Start <= time && time <= digest.End);

    /// <summary>Whether a moment, or the window after it, lies where validation was off.</summary>
    public bool RestartedIn(DateTimeOffset time, TimeSpan window) =>
        _restarts.Exists(gap => time + window > gap.From && time < gap.To);

    private void Join(DigestFile earlier, DigestFile later)
    {
        if (!later.Trusted || later.Document is not { } document)
        {
            // What an untrusted digest says of the chain is worth nothing; the hours must add up all the same.
            MissingBetween(earlier, later.End - Hour, later);
        }
        else if (document.Begins)
        {
            if (document.Start > earlier.End)
            {
                _restarts.Add(new(earlier.End, document.Start));
            }

            Add(
                new(
                    FindingKind.ChainGap,
                    Severity.Info,
                    later.Object.ToString(),
                    $"validation began anew: no digest vouches for {Text(earlier.End)} to {Text(document.Start)}, and what was deleted before this digest cannot be told by the chain",
                    Sure: true
                )
            );
        }
        else if (document.PreviousKey == earlier.Object.Key)
        {
            Linked(earlier, later, document);
        }
        else
        {
            Passed(earlier, later, document);
        }
    }

    private void Linked(DigestFile earlier, DigestFile later, DigestDocument document)
    {
        if (earlier.Sha256.Length > 0 && document.PreviousHash != earlier.Sha256)
        {
            Broken(
                later,
                $"it says that the digest before it hashes to {document.PreviousHash}; {earlier.Object.Key} hashes to {earlier.Sha256}"
            );
        }
        else if (
            earlier is { Trusted: true, Metadata.Signature: { } signature }
            && !signature.Equals(document.PreviousSignature, StringComparison.OrdinalIgnoreCase)
        )
        {
            Broken(later, $"it repeats another signature of {earlier.Object.Key} than that object has");
        }
        else if (earlier.Trusted && document.Start != earlier.End)
        {
            Broken(later, $"it begins at {Text(document.Start)}; the digest before it ends at {Text(earlier.End)}");
        }
    }

    // The chain names a digest other than the one that lies next to this one.
    private void Passed(DigestFile earlier, DigestFile later, DigestDocument document)
    {
        var named = _digests.Find(digest => digest.Object.Key == document.PreviousKey);
        if (named is null)
        {
            Add(
                Missing(
                    $"{document.PreviousBucket}/{document.PreviousKey}",
                    $"{later.Object.Key} follows it",
                    sure: true
                )
            );
            MissingBetween(earlier, document.Start - Hour, later);
        }
        else if (earlier.Trusted)
        {
            Add(
                new(
                    FindingKind.ChainGap,
                    Severity.Low,
                    earlier.Object.ToString(),
                    $"it is signed, and the chain passes it by: {later.Object.Key} follows {named.Object.Key}",
                    Sure: false
                )
            );
        }
    }

    // AWS's validator reports one missing digest, however many were deleted in a row (aws-cli issue 7054).
    private void MissingBetween(DigestFile earlier, DateTimeOffset nextStart, DigestFile later)
    {
        const int Told = 100;
        var missing = (int)((nextStart + Slack - earlier.End) / Hour);
        if (missing > Told)
        {
            Add(
                Missing(
                    later.Object.ToString(),
                    $"digests come hourly, and the {missing} before this one are not there: none covers {Text(earlier.End)} to {Text(nextStart)}",
                    sure: false
                )
            );
            return;
        }

        for (var end = earlier.End + Hour; end <= nextStart + Slack; end += Hour)
        {
            var key = later.Name!.KeyAt(later.Object.Key, end);
            Add(
                Missing(
                    $"{later.Object.Bucket}/{key}",
                    $"digests come hourly, and none covers {Text(end - Hour)} to {Text(end)}",
                    sure: false
                )
            );
        }
    }

    private void Head(DigestFile oldest, Func<DateTimeOffset, bool> logsBefore)
    {
        var start = oldest is { Trusted: true, Document: { } known } ? known.Start : oldest.End - Hour;
        if (oldest is { Trusted: true, Document.Begins: true })
        {
            if (_range.From is { } wanted && start > wanted + Slack)
            {
                Add(
                    new(
                        FindingKind.ChainGap,
                        Severity.Info,
                        oldest.Object.ToString(),
                        $"the chain begins with this digest, at {Text(start)}: nothing is proven from {Text(wanted)} until then",
                        Sure: true
                    )
                );
            }

            return;
        }

        var required = _range.From is { } from ? start > from + Slack : logsBefore(start);
        if (oldest is { Trusted: true, Document.PreviousKey: { } previous } && required)
        {
            Add(Missing($"{oldest.Document.PreviousBucket}/{previous}", $"{oldest.Object.Key} follows it", sure: true));
        }
    }

    private void Tail(DigestFile newest)
    {
        if (
            _range.To is { } asked
            && (asked < _range.Now ? asked : _range.Now) is var to
            && newest.End + Hour + _range.Window <= to
        )
        {
            Add(
                new(
                    FindingKind.TailMissing,
                    Severity.High,
                    $"{newest.Object.Bucket}/{newest.Name?.KeyAt(newest.Object.Key, newest.End + Hour)}",
                    $"the newest digest ends at {Text(newest.End)}, and {Text(to)} was asked for: digests come hourly, also for hours without events",
                    Sure: true
                )
            );
        }
    }

    private void Broken(DigestFile digest, string detail) =>
        Add(new(FindingKind.ChainGap, Severity.High, digest.Object.ToString(), detail, Sure: true));

    private static TrailFinding Missing(string name, string why, bool sure) =>
        new(FindingKind.DigestMissing, Severity.High, name, why, sure);

    private void Add(TrailFinding? finding)
    {
        if (finding is not null)
        {
            _findings.Add(finding);
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
