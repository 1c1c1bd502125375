namespace Ringfence.Evidence.Packs;

/// <summary>One reason for a control's status.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Exhibit">The exhibit that shows it; null: none does.</param>
public sealed record Ground(Effect Effect, string Text, Exhibit? Exhibit = null);
