namespace Ringfence.Aws.Credentials;

/// <summary>Where AWS credentials come from: <see cref="StaticKeys"/> on one machine, <see cref="DefaultChainKeys"/> in AWS.</summary>
public interface IAwsKeySource
{
    /// <summary>
    /// Credentials that are good now. The same instance as long as they are the same, so that what is derived from them can be kept.
    /// </summary>
    /// <exception cref="NoAwsKeysException">There are none.</exception>
    ValueTask<AwsKeys> GetAsync(CancellationToken cancel);
}
