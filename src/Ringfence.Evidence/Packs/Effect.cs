namespace Ringfence.Evidence.Packs;

/// <summary>What one ground does to a control.</summary>
public enum Effect
{
    /// <summary>It breaks it.</summary>
    Breaks,

    /// <summary>It breaks it, and an owner accepted that.</summary>
    Accepts,

    /// <summary>It leaves the control in doubt.</summary>
    Doubts,

    /// <summary>It shows it.</summary>
    Upholds,

    /// <summary>It is told, and decides nothing.</summary>
    Notes,
}
