using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>
/// The actions or resources of a statement: <c>Action</c>, or all but those of <c>NotAction</c>. Texts with unknown
/// parts (<c>arn:${AWS::Partition}:s3:::${Logs}/*</c>) are compared as they are written: an unknown part equals itself alone.
/// </summary>
public sealed class PatternSet
{
    internal PatternSet(IReadOnlyList<PropertyValue> patterns, bool negated) =>
        (Patterns, Negated) = (patterns, negated);

    /// <summary>The patterns as they stand.</summary>
    public IReadOnlyList<PropertyValue> Patterns { get; }

    /// <summary>All but the patterns: <c>NotAction</c>, <c>NotResource</c>.</summary>
    public bool Negated { get; }

    /// <summary>All that matches a pattern (or the one text given) is in the set.</summary>
    public Truth Covers(string pattern) =>
        Negated
            ? !Overlaps(Patterns, pattern)
            : Truth.Any(Patterns, each => Known(each, Glob.Covers(each.Text, pattern)));

    /// <summary>Something that matches the pattern is in the set.</summary>
    public Truth Touches(string pattern) =>
        Negated
            ? !Truth.Any(Patterns, each => Known(each, Glob.Covers(each.Text, pattern)))
            : Overlaps(Patterns, pattern);

    /// <summary>All there is: <c>*</c>, or nothing excepted.</summary>
    public Truth IsEverything => Covers("*");

    private static Truth Overlaps(IReadOnlyList<PropertyValue> patterns, string pattern) =>
        Truth.Any(patterns, each => Known(each, Glob.Overlap(each.Text, pattern)));

    private static Truth Known(PropertyValue pattern, bool answer) =>
        pattern.Kind switch
        {
            PropertyKind.Unresolved => Truth.Unknown,
            _ => answer,
        };

    /// <inheritdoc />
    public override string ToString() => (Negated ? "all but " : "") + string.Join(", ", Patterns);
}
