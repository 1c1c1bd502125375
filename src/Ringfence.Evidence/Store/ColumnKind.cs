namespace Ringfence.Evidence.Store;

/// <summary>How a column's values are kept.</summary>
internal enum ColumnKind
{
    /// <summary>Text as it is.</summary>
    Text,

    /// <summary>Text that many rows share: kept once in <c>word</c>, here by number.</summary>
    Word,

    /// <summary>A 64-bit number; times are milliseconds since 1970, UTC.</summary>
    Number,
}
