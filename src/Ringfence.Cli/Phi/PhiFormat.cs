namespace Ringfence.Cli.Phi;

/// <summary>How <c>phi scan</c> prints what it found.</summary>
internal enum PhiFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: one JSON object a document, one a line.</summary>
    Jsonl,

    /// <summary>The same as <see cref="Jsonl"/>.</summary>
    Json,
}
