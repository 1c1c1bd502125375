namespace Ringfence.Controls;

/// <summary>The events that show a control kept or broken.</summary>
/// <param name="Upholds">Events after which the promise holds.</param>
/// <param name="Breaks">Events after which it does not, or by which it was broken.</param>
public sealed record EvidenceQuery(IReadOnlyList<EventPattern> Upholds, IReadOnlyList<EventPattern> Breaks)
{
    /// <summary>No event shows it.</summary>
    public static EvidenceQuery None { get; } = new([], []);
}
