namespace Ringfence.LocalBedrock.Host;

/// <summary>What <c>access-key.json</c> holds; the names are those of the AWS SDKs' credential files.</summary>
internal sealed record AccessKeyFile(string AccessKeyId, string SecretAccessKey);
