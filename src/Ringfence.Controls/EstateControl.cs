using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>
/// A control that is answered once, by all that is audited together: something must exist, or several things must
/// agree. Where nothing is found, the answer is <see cref="Estate.Absent"/>'s: Unknown, or Fail when the reader was
/// told that the estate is complete.
/// </summary>
/// <param name="types">The resource types that it reads.</param>
public abstract class EstateControl(params string[] types) : Control
{
    /// <inheritdoc />
    public override IReadOnlyList<string> ResourceTypes => types;

    /// <summary>The judgements: one for the estate, or one for each resource that decides. Pure; never throws.</summary>
    public abstract IEnumerable<Judgement> Check(Estate estate);

    /// <summary>A judgement on the estate as a whole.</summary>
    protected static Judgement Whole(Verdict verdict) => new(null, verdict);
}
