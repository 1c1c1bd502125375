namespace Ringfence.Evidence.Engines;

/// <summary>Where an engine finds the raw logs: a table or a table function each, as it stands behind <c>FROM</c>.</summary>
/// <param name="Ledger">Entry bundles; null where there is no gateway's ledger.</param>
/// <param name="Access">S3 server access lines; null where there are none.</param>
internal sealed record RawSources(string CloudTrail, string Invocations, string? Ledger, string? Access);
