using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>One team's rules, compiled once.</summary>
internal sealed class PhiRules
{
    private readonly HashSet<PhiKind> _ignored;
    private readonly string[] _allowed;

    public PhiRules(PhiRuleOptions options)
    {
        Policy = options.Policy;
        Answers = options.Answers == AnswerPolicy.AsPrompts ? AsPrompts(options.Policy) : options.Answers;
        Attachments = options.Attachments;
        MaxIdentifiers = options.MaxIdentifiers;
        Denied = DeniedTexts.Of(options.Deny);
        Engines = [.. options.Engines.Distinct(StringComparer.Ordinal)];
        _ignored = options.Ignore.Select(Kind).ToHashSet();
        _allowed = [.. options.Allow];
        Redactor = new Redactor(
            new RedactionOptions
            {
                Thresholds = options.Thresholds.ToDictionary(it => Kind(it.Key), it => it.Value),
                Ignored = _ignored,
                Allowed = _allowed,
                Nations = options.Nations,
            }
        );
    }

    public PhiPolicy Policy { get; }

    /// <summary>Never <see cref="AnswerPolicy.AsPrompts"/>.</summary>
    public AnswerPolicy Answers { get; }

    public AttachmentPolicy Attachments { get; }

    /// <summary>0 for no bound.</summary>
    public int MaxIdentifiers { get; }

    public Redactor Redactor { get; }

    /// <summary>The engines that are asked about each prompt.</summary>
    public IReadOnlyList<string> Engines { get; }

    /// <summary>Null when the team names none.</summary>
    public DeniedTexts? Denied { get; }

    /// <summary>Whether a prompt may not go up as it is.</summary>
    public bool Changes => Policy is not (PhiPolicy.Off or PhiPolicy.Detect);

    /// <summary>Whether this team leaves such a value in place.</summary>
    public bool Leaves(PhiKind kind, ReadOnlySpan<char> value)
    {
        foreach (var allowed in _allowed)
        {
            if (value.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return _ignored.Contains(kind);
    }

    private static AnswerPolicy AsPrompts(PhiPolicy policy) =>
        policy switch
        {
            PhiPolicy.Detect => AnswerPolicy.Detect,
            PhiPolicy.Label or PhiPolicy.Block => AnswerPolicy.Label,
            PhiPolicy.Erase => AnswerPolicy.Erase,
            _ => AnswerPolicy.Off,
        };

    private static PhiKind Kind(string label) =>
        PhiKinds.TryParse(label, out var kind)
            ? kind
            : throw new ArgumentException($"'{label}' is no kind of identifier", nameof(label));
}
