namespace Ringfence.Posture;

/// <summary>What a finding says: a control's outcome, or that a waiver set its Fail aside.</summary>
public enum FindingVerdict
{
    /// <summary>The promise holds.</summary>
    Pass,

    /// <summary>The promise is broken.</summary>
    Fail,

    /// <summary>It cannot be told from what was given.</summary>
    Unknown,

    /// <summary>The control does not concern the resource.</summary>
    NotApplicable,

    /// <summary>Broken, and accepted by an owner until a date.</summary>
    Waived,
}
