using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Terraform;

/// <summary>What a plan says of one place: the value, what of it is known only after it is applied, and what the configuration wrote.</summary>
/// <param name="Value">The value; null: none.</param>
/// <param name="Unknown">True, or the true places within.</param>
/// <param name="Written">The expression, or the block; null: none is shown.</param>
/// <param name="Shown">The configuration of what it stands in is shown: where nothing is written, nobody wrote it.</param>
internal readonly record struct PlannedNode(Node? Value, Node? Unknown, Node? Written, bool Shown)
{
    /// <summary>All of it is known only after the plan is applied.</summary>
    public bool IsUnknown =>
        Unknown is { Kind: NodeKind.Boolean, Text: "true" } && Value is null or { Kind: NodeKind.Null };

    /// <summary>It is AWS's default, whichever: nothing in the configuration says what it is.</summary>
    public bool NobodyWroteIt => Written is null && Shown;

    /// <summary>The names of a block's attributes, also of those that are not known.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            var names = new List<string>();
            foreach (var member in (Value?.Members ?? []).Concat(Unknown?.Members ?? []))
            {
                if (!names.Contains(member.Name))
                {
                    names.Add(member.Name);
                }
            }

            return names;
        }
    }

    /// <summary>The resource's attributes.</summary>
    public static PlannedNode Of(PlannedResource planned) =>
        new(planned.Values, planned.Unknown, planned.Expressions, planned.Expressions is not null);

    /// <summary>An attribute of a block.</summary>
    public PlannedNode this[string name] =>
        new(Value?[name], Unknown?[name], Written?[name], Shown: Written is { IsMap: true });

    /// <summary>An item of a list. The expression of a list of values is one for all of them.</summary>
    public PlannedNode At(int index) =>
        new(
            index < (Value?.Items.Count ?? 0) ? Value!.Items[index] : null,
            index < (Unknown?.Items.Count ?? 0) ? Unknown!.Items[index] : null,
            Written is { Kind: NodeKind.List }
                ? index < Written.Items.Count
                    ? Written.Items[index]
                    : null
                : Written,
            Shown: false
        );
}
