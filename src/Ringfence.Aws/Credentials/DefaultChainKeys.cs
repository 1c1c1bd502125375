using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Identity;

namespace Ringfence.Aws.Credentials;

/// <summary>
/// AWS's default chain: environment, web identity, profile (SSO included), container, instance. The AWS SDK looks, keeps what it
/// found and renews it before it expires; a changed credentials file is noticed.
/// </summary>
public sealed class DefaultChainKeys : IAwsKeySource
{
    private readonly IIdentityResolver<AWSCredentials> _chain;

    // Swapped whole; the same instance until the credentials change.
    private AwsKeys? _keys;

    /// <summary>The chain of this process.</summary>
    public DefaultChainKeys()
        : this(new DefaultAWSCredentialsIdentityResolver()) { }

    internal DefaultChainKeys(IIdentityResolver<AWSCredentials> chain) => _chain = chain;

    /// <inheritdoc/>
    public async ValueTask<AwsKeys> GetAsync(CancellationToken cancel)
    {
        try
        {
            var credentials = await _chain.ResolveIdentityAsync(clientConfig: null, cancel);
            var found = await credentials.GetCredentialsAsync();
            var keys = _keys;
            if (keys is null || keys.AccessKeyId != found.AccessKey || keys.SessionToken != Token(found))
            {
                keys = new(found.AccessKey, found.SecretKey, Token(found), Expires: null);
                _keys = keys;
            }

            return keys;
        }
        catch (Exception e)
            when (e
                    is AmazonClientException
                        or AmazonServiceException
                        or ProcessAWSCredentialException
                        or HttpRequestException
                        or InvalidOperationException
                        or InvalidDataException
            )
        {
            throw new NoAwsKeysException(
                "No AWS credentials: none in the environment, the profile, the container or the instance. Set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is given.",
                e
            );
        }
    }

    private static string? Token(ImmutableCredentials credentials) => credentials.UseToken ? credentials.Token : null;
}
