using Amazon.Runtime;

namespace Ringfence.Aws.Credentials;

/// <summary>A key source as the AWS SDK's clients take it.</summary>
internal sealed class KeySourceCredentials(IAwsKeySource keys) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var found = await keys.GetAsync(CancellationToken.None);
        return new(found.AccessKeyId, found.SecretAccessKey, found.SessionToken);
    }
}
