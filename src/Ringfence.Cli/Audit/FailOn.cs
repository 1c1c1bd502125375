namespace Ringfence.Cli.Audit;

/// <summary>From which severity a Fail makes the exit code 1.</summary>
internal enum FailOn
{
    Low,
    Medium,
    High,
    Critical,

    /// <summary>Never.</summary>
    None,
}
