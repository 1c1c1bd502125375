using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Identity;

namespace Ringfence.Aws.Credentials;

/// <summary>
/// AWS's default chain: environment, web identity, profile (SSO included), container, instance. The AWS SDK looks, keeps what it
/// found and renews it minutes before it expires; a changed credentials file is noticed. Asked anew at most every <see cref="AskEvery"/>, for
/// looking costs a call more than signing it does.
/// </summary>
public sealed class DefaultChainKeys : IAwsKeySource
{
    /// <summary>How old an answer of the chain may be.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    private readonly IIdentityResolver<AWSCredentials> _chain;
    private readonly TimeProvider _time;

    // Swapped whole; the keys are the same instance until the credentials change.
    private volatile Answer? _last;

    /// <summary>The chain of this process.</summary>
    public DefaultChainKeys(TimeProvider time)
        : this(new DefaultAWSCredentialsIdentityResolver(), time) { }

    internal DefaultChainKeys(IIdentityResolver<AWSCredentials> chain, TimeProvider time) =>
        (_chain, _time) = (chain, time);

    /// <inheritdoc/>
    public ValueTask<AwsKeys> GetAsync(CancellationToken cancel) =>
        _last is { } last && _time.GetElapsedTime(last.At) < AskEvery ? new(last.Keys) : AskAsync(cancel);

    private async ValueTask<AwsKeys> AskAsync(CancellationToken cancel)
    {
        var at = _time.GetTimestamp();
        try
        {
            var credentials = await _chain.ResolveIdentityAsync(clientConfig: null, cancel);
            var found = await credentials.GetCredentialsAsync();
            var keys = _last?.Keys;
            if (keys is null || keys.AccessKeyId != found.AccessKey || keys.SessionToken != Token(found))
            {
                keys = new(found.AccessKey, found.SecretKey, Token(found), Expires: null);
            }

            _last = new Answer(keys, at);
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

    private sealed record Answer(AwsKeys Keys, long At);

    private static string? Token(ImmutableCredentials credentials) => credentials.UseToken ? credentials.Token : null;
}
