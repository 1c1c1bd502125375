namespace Ringfence.Evidence.Calls;

/// <summary>Where the three layers lie on this machine.</summary>
/// <param name="Ledger">The gateway's ledger directory.</param>
/// <param name="Buckets">A folder that holds buckets by name: CloudTrail's, and Bedrock's invocation log.</param>
/// <param name="PublicKeys">CloudTrail's public keys, as ListPublicKeys gives them.</param>
/// <param name="VerifierKey">The ledger's key as the reader knows it, or null to take the ledger's own word.</param>
public sealed record LocalLayers(string Ledger, string Buckets, string PublicKeys, string? VerifierKey = null);
