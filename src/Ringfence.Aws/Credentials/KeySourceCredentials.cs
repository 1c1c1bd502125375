using Amazon.Runtime;

namespace Ringfence.Aws.Credentials;

/// <summary>A key source as the AWS SDK's clients take it.</summary>
public sealed class KeySourceCredentials(IAwsKeySource keys) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var found = await keys.GetAsync(CancellationToken.None);
        return new(found.AccessKeyId, found.SecretAccessKey, found.SessionToken);
    }
}
