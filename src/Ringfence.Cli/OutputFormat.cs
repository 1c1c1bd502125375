namespace Ringfence.Cli;

/// <summary>How a command prints data.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs; versioned, see docs/schemas.</summary>
    Json,
}
