namespace Ringfence.Aws.Credentials;

/// <summary>Credentials that never change: local mode.</summary>
public sealed class StaticKeys(AwsKeys keys) : IAwsKeySource
{
    /// <inheritdoc/>
    public ValueTask<AwsKeys> GetAsync(CancellationToken cancel) => ValueTask.FromResult(keys);
}
