using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Fixes;

/// <summary>How a text of a file is judged, by itself.</summary>
internal sealed class Standing
{
    private readonly Dictionary<FindingKey, FindingVerdict> _verdicts = [];

    private Standing(string text, AuditRun run, string file)
    {
        Text = text;
        Error = run.Files.FirstOrDefault(each => each.File == file)?.Error;
        var fails = new List<Finding>();
        foreach (var finding in run.Findings)
        {
            if (finding.Resource is not { } resource || finding.Place?.File != file)
            {
                continue;
            }

            // The gravest of a control's answers on one resource: Fail, then Unknown, then Pass.
            var key = KeyOf(finding);
            _verdicts[key] = _verdicts.TryGetValue(key, out var other)
                ? Graver(other, finding.Verdict)
                : finding.Verdict;
            if (finding.Verdict == FindingVerdict.Fail)
            {
                fails.Add(finding);
            }
        }

        Fails = fails;
    }

    public string Text { get; }

    /// <summary>Why it could not be read; null: it was.</summary>
    public string? Error { get; }

    /// <summary>What fails in this file, gravest first.</summary>
    public IReadOnlyList<Finding> Fails { get; }

    public static Standing Of(string text, InputFile file, AuditOptions options)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(text);
        return new Standing(text, Auditor.Run([file with { Content = content }], options), file.Name);
    }

    public static FindingKey KeyOf(Finding finding) => new(finding.Control.Id, finding.Resource!.LogicalId);

    public FindingVerdict? this[FindingKey key] => _verdicts.TryGetValue(key, out var verdict) ? verdict : null;

    /// <summary>Something that passed in this text and fails in another; null: nothing.</summary>
    public FindingKey? Broken(Standing after)
    {
        foreach (var (key, verdict) in _verdicts)
        {
            if (verdict == FindingVerdict.Pass && after[key] == FindingVerdict.Fail)
            {
                return key;
            }
        }

        return null;
    }

    private static FindingVerdict Graver(FindingVerdict one, FindingVerdict other) =>
        Rank(one) >= Rank(other) ? one : other;

    private static int Rank(FindingVerdict verdict) =>
        verdict switch
        {
            FindingVerdict.Fail => 3,
            FindingVerdict.Unknown => 2,
            FindingVerdict.Pass => 1,
            _ => 0,
        };
}
