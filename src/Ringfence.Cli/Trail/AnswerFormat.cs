namespace Ringfence.Cli.Trail;

/// <summary>How an answer is printed.</summary>
internal enum AnswerFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: <c>ringfence.answer/1</c>.</summary>
    Json,

    /// <summary>Rows alone, RFC 4180.</summary>
    Csv,
}
