namespace Ringfence.Evidence.Integrity;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Told, and no failure: a trail whose validation was restarted.</summary>
    Info,

    /// <summary>Worth a look.</summary>
    Low,

    /// <summary>Follows from something else, or may have an innocent cause.</summary>
    Medium,

    /// <summary>Evidence is altered, missing or unproven.</summary>
    High,

    /// <summary>Somebody acts against the evidence or the boundary itself.</summary>
    Critical,
}
