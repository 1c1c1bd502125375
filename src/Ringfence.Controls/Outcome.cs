namespace Ringfence.Controls;

/// <summary>What a control answers.</summary>
public enum Outcome
{
    /// <summary>The promise holds.</summary>
    Pass,

    /// <summary>The promise is broken.</summary>
    Fail,

    /// <summary>It cannot be told from what was given. Never folded into another answer.</summary>
    Unknown,

    /// <summary>The control does not concern this resource.</summary>
    NotApplicable,
}
