namespace Ringfence.Posture.Fixes;

/// <summary>
/// A value as it is written: where its text begins and ends (offsets into the source, end exclusive), tags and anchors
/// included. Where a block ends is where its last value ends; comments behind it are not part of it.
/// </summary>
internal sealed class Written(WrittenKind kind, int start, int end)
{
    public WrittenKind Kind => kind;

    public int Start => start;

    public int End => end;

    /// <summary>Written in brackets: JSON, and YAML's flow style.</summary>
    public bool IsFlow { get; init; }

    /// <summary>A scalar's text without quotes.</summary>
    public string Text { get; init; } = "";

    /// <summary>The short form of an intrinsic function (<c>!Ref</c>) stands before it.</summary>
    public bool IsTagged { get; init; }

    /// <summary>Others may point at it.</summary>
    public bool IsAnchored { get; init; }

    /// <summary>What a map says itself.</summary>
    public IReadOnlyList<WrittenMember> Members { get; init; } = [];

    /// <summary>What <c>&lt;&lt;</c> merges into a map.</summary>
    public bool IsMerged { get; init; }

    public IReadOnlyList<Written> Items { get; init; } = [];

    public bool IsAbsent => kind == WrittenKind.Scalar && !IsTagged && (start == end || Text is "null" or "~");

    public bool IsEmpty =>
        IsAbsent || (kind is WrittenKind.Map or WrittenKind.List && Members.Count + Items.Count == 0);

    /// <summary>An intrinsic function, in its short or its long form.</summary>
    public bool IsIntrinsic =>
        IsTagged
        || (
            Members is [{ Name: var name }]
            && (name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal))
        );

    public bool HoldsAnchor =>
        IsAnchored || Members.Any(member => member.Value.HoldsAnchor) || Items.Any(item => item.HoldsAnchor);

    public WrittenMember? Member(string name) => Members.FirstOrDefault(member => member.Name == name);
}
