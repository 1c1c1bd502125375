namespace Ringfence.Evidence.Packs;

/// <summary>What the evidence of a period says of a control.</summary>
public enum PackStatus
{
    /// <summary>Something breaks it.</summary>
    Broken,

    /// <summary>Broken, and accepted by an owner until a date (a waiver).</summary>
    Accepted,

    /// <summary>It cannot be told, or nobody has shown it. Nothing that is in doubt is upheld.</summary>
    Unknown,

    /// <summary>Something shows it, nothing breaks it, and what would show a break is proven complete.</summary>
    Upheld,
}
