using Ringfence.Controls;

namespace Ringfence.Evidence.Packs;

/// <summary>A control in a period: its status and every reason for it.</summary>
/// <param name="Cites">The paragraphs of the pack's framework that it serves.</param>
public sealed record ControlAssessment(
    Control Control,
    IReadOnlyList<Citation> Cites,
    PackStatus Status,
    IReadOnlyList<Ground> Grounds
)
{
    /// <summary>The status that these grounds come to: one break breaks, one doubt leaves unknown, and only something that shows it upholds.</summary>
    public static PackStatus Of(IReadOnlyList<Ground> grounds)
    {
        bool Any(Effect effect) => grounds.Any(ground => ground.Effect == effect);
        return Any(Effect.Breaks) ? PackStatus.Broken
            : Any(Effect.Accepts) ? PackStatus.Accepted
            : Any(Effect.Doubts) || !Any(Effect.Upholds) ? PackStatus.Unknown
            : PackStatus.Upheld;
    }
}
