namespace Ringfence.Evidence.Engines.Athena;

/// <summary>How a query is run.</summary>
/// <param name="Database">Where <c>trail athena ddl</c> made the views.</param>
/// <param name="WorkGroup">Whose limits hold.</param>
/// <param name="Output">Where results go, <c>s3://bucket/prefix/</c>; null where the work group says it.</param>
/// <param name="MostBytes">A query that has read more is stopped.</param>
public sealed record AthenaOptions(
    string Database,
    string WorkGroup = "primary",
    string? Output = null,
    long MostBytes = long.MaxValue
);
