namespace Ringfence.Cdk.Storage;

/// <summary>The bucket that a bucket is copied to.</summary>
/// <param name="BucketArn">Its ARN.</param>
/// <param name="Account">Its account, which then owns the copies.</param>
/// <param name="KeyArn">The key that the copies are under, an ARN or alias ARN of that account.</param>
/// <param name="RoleName">The name of the role that copies.</param>
public sealed record Replica(string BucketArn, string Account, string KeyArn, string RoleName);
