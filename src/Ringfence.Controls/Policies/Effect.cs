namespace Ringfence.Controls.Policies;

/// <summary>What a statement does.</summary>
public enum Effect
{
    /// <summary>It is known only when deployed, or misspelt.</summary>
    Unknown,

    /// <summary>It allows.</summary>
    Allow,

    /// <summary>It denies.</summary>
    Deny,
}
