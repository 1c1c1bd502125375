using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Fixes;

/// <summary>
/// Mends one file: one fix at a time, gravest first, judged anew after each. A fix stays only where its own finding
/// passes afterwards and nothing that passed fails.
/// </summary>
internal sealed class FileFixer
{
    // A list with several bad items takes a fix for each.
    private const int MostSteps = 12;

    // What is refused may go through once others are mended.
    private const int MostRounds = 4;

    private readonly InputFile _file;
    private readonly AuditOptions _options;
    private readonly HashSet<FindingKey> _wanted;
    private readonly HashSet<string> _original;
    private readonly Dictionary<FindingKey, string> _refused = [];
    private readonly List<AppliedFix> _applied = [];
    private Standing _now;

    /// <param name="file">The file.</param>
    /// <param name="text">Its text, without a byte order mark.</param>
    /// <param name="options">As it was audited.</param>
    /// <param name="wanted">What is to be mended.</param>
    public FileFixer(InputFile file, string text, AuditOptions options, IEnumerable<FindingKey> wanted)
    {
        (_file, _options) = (file, options with { Progress = null });
        _wanted = [.. wanted];
        _now = Standing.Of(text, file, _options);
        _original = OriginalIds(text);
    }

    public IReadOnlyList<AppliedFix> Applied => _applied;

    /// <summary>Mends what can be mended; the text afterwards.</summary>
    public string Run()
    {
        var most = (_wanted.Count * 3) + 50;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = _applied.Count;
            _refused.Clear();
            while (_applied.Count < most && Next() is { } finding)
            {
                Try(finding);
            }

            if (_applied.Count == before)
            {
                break;
            }
        }

        return _now.Text;
    }

    /// <summary>What still fails, with reasons: of what was to be mended, and of the companions that were added.</summary>
    public IEnumerable<RefusedFix> Refused() =>
        _now
            .Fails.Where(Concerns)
            .DistinctBy(Standing.KeyOf)
            .Select(finding => new RefusedFix(
                finding.Control.Id,
                _file.Name,
                finding.Resource!.LogicalId,
                _refused.GetValueOrDefault(Standing.KeyOf(finding))
                    ?? (
                        finding is { Fix: null or { Changes.Count: 0 }, Resource.MadeOf: { } made }
                            ? $"it is written as {made.Type}, and no change of that is known to mend it: write what it makes yourself, or choose"
                            : "no change is known that needs no choice of yours"
                    )
            ));

    private static HashSet<string> OriginalIds(string text)
    {
        try
        {
            return [.. (new SourceEditor(text).Resources?.Members ?? []).Select(member => member.Name)];
        }
        catch (UneditableException)
        {
            return [];
        }
    }

    private bool Concerns(Finding finding) =>
        _wanted.Contains(Standing.KeyOf(finding))
        || (_applied.Count > 0 && !_original.Contains(finding.Resource!.LogicalId));

    private Finding? Next() =>
        _now.Fails.FirstOrDefault(finding =>
            finding.Fix is { Changes.Count: > 0 } && !_refused.ContainsKey(Standing.KeyOf(finding)) && Concerns(finding)
        );

    private void Try(Finding finding)
    {
        var key = Standing.KeyOf(finding);
        try
        {
            var after = _now;
            var current = finding;
            for (var step = 0; step < MostSteps; step++)
            {
                var text = FixText.Write(after.Text, current.Fix!, current.Resource!);
                if (text == after.Text)
                {
                    _refused[key] = "the change is written already, and it fails still";
                    return;
                }

                after = Standing.Of(text, _file, _options);
                if (after.Error is not null || after[key] != FindingVerdict.Fail)
                {
                    break;
                }

                // A control may mend one item at a time.
                var next = after.Fails.First(each => Standing.KeyOf(each) == key);
                if (next.Fix is null or { Changes.Count: 0 } || SameFix.Is(next.Fix, current.Fix))
                {
                    break;
                }

                current = next;
            }

            Judge(key, after);
        }
        catch (UneditableException error)
        {
            _refused[key] = error.Message;
        }
    }

    private void Judge(FindingKey key, Standing after)
    {
        if (after.Error is { } error)
        {
            _refused[key] = $"the file could not be read after it: {error}";
        }
        else if (after[key] != FindingVerdict.Pass)
        {
            _refused[key] = $"it would not be enough: the finding would still be {after[key]?.ToString() ?? "open"}";
        }
        else if (_now.Broken(after) is { } broken)
        {
            _refused[key] = $"it would break {broken.Control} on {broken.Resource}, which passes";
        }
        else
        {
            _now = after;
            _applied.Add(new AppliedFix(key.Control, _file.Name, key.Resource));
        }
    }
}
