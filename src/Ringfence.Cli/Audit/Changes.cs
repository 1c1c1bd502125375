namespace Ringfence.Cli.Audit;

/// <summary>How much of the changes that mend its findings the table prints.</summary>
internal enum Changes
{
    /// <summary>Each change once under its control, with the resources that need the same.</summary>
    Once,

    /// <summary>Under each finding its own.</summary>
    Each,

    /// <summary>None.</summary>
    None,
}
