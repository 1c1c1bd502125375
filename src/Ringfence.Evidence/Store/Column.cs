namespace Ringfence.Evidence.Store;

/// <summary>A column of a table.</summary>
internal sealed record Column(string Name, ColumnKind Kind);
