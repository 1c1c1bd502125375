namespace Ringfence.Controls;

/// <summary>How much harm a failing control permits.</summary>
public enum Severity
{
    /// <summary>Good practice; no protected data is exposed by it alone.</summary>
    Low,

    /// <summary>Weakens a safeguard that others back up.</summary>
    Medium,

    /// <summary>A safeguard is missing.</summary>
    High,

    /// <summary>Protected data can be read, changed or lost, or its record can.</summary>
    Critical,
}
