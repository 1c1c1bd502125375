namespace Ringfence.Evidence.Integrity;

/// <summary>A log file as a digest lists it.</summary>
internal sealed record ListedLog(string Bucket, string Key, string Sha256, string HashAlgorithm);
