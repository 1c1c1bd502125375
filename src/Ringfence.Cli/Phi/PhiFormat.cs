namespace Ringfence.Cli.Phi;

/// <summary>How <c>phi</c> prints what it found.</summary>
internal enum PhiFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: one JSON object a document, one a line; offsets in UTF-16 code units.</summary>
    Jsonl,

    /// <summary>The same with offsets in bytes of UTF-8 beside them.</summary>
    Json,
}
