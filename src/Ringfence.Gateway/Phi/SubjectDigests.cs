using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Whom a prompt is about, as the record may hold it: a keyed digest for each person it names by a number, or by name and date of birth.
/// The key is read again when an epoch is made or destroyed.
/// </summary>
internal sealed class SubjectDigests(PhiOptions options, TimeProvider time)
{
    /// <summary>An entry is at most 65,535 bytes; a prompt about more people than this is bulk.</summary>
    private const int Most = 64;

    /// <summary>A date of birth belongs to a name so many texts before it.</summary>
    private const int Near = 6;

    private readonly SubjectEpochs? _epochs =
        options.EpochDirectory.Length > 0 ? SubjectEpochs.Open(options.EpochDirectory, time) : null;

    private readonly Lock _lock = new();
    private (string Name, byte[] Key) _current;
    private DateTime _seen;

    /// <summary>Null where no directory is configured, and so no digests are made.</summary>
    public SubjectEpochs? Epochs => _epochs;

    /// <summary>Adds those of one body.</summary>
    public void Add(BodyTexts texts, List<TextFinding> findings, List<string> into)
    {
        if (_epochs is null || findings.Count == 0)
        {
            return;
        }
        var (name, nameAt) = ("", -Near - 1);
        foreach (var finding in findings)
        {
            var text = texts.Texts[finding.Text];
            var chars = texts.Chars(text);
            var value = chars[(text.Lead + finding.Start)..(text.Lead + finding.End)];
            switch (finding.Kind)
            {
                case PhiKind.Mrn:
                    Add(Subject.ByMrn(value), into);
                    break;
                case PhiKind.HealthPlan:
                    Add(Subject.ByMember(value), into);
                    break;
                case PhiKind.Ssn:
                    Add(Subject.BySsn(value), into);
                    break;
                case PhiKind.Name:
                    (name, nameAt) = (value.ToString(), finding.Text);
                    break;
                case PhiKind.Date when finding.Text - nameAt <= Near && IsBirth(chars[..(text.Lead + finding.Start)]):
                    Add(Subject.ByNameAndBirth(name, value.ToString()), into);
                    break;
            }
        }
    }

    private void Add(string? subject, List<string> into)
    {
        if (subject is null || into.Count >= Most)
        {
            return;
        }
        var (epoch, key) = Current();
        var digest = SubjectEpochs.Digest(epoch, key, subject);
        if (!into.Contains(digest))
        {
            into.Add(digest);
        }
    }

    private (string Name, byte[] Key) Current()
    {
        lock (_lock)
        {
            if (_current.Key is null || _epochs!.Changed != _seen)
            {
                _current = _epochs!.Current();
                _seen = _epochs.Changed;
            }
            return _current;
        }
    }

    /// <summary>Whether what stands before a date says that somebody was born on it.</summary>
    private static bool IsBirth(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - 24)..];
        return before.Contains("dob", StringComparison.OrdinalIgnoreCase)
            || before.Contains("birth", StringComparison.OrdinalIgnoreCase)
            || before.Contains("born", StringComparison.OrdinalIgnoreCase);
    }
}
