using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Ringfence.Aws.Credentials;

/// <summary>The credentials of one profile of <c>~/.aws/config</c> and <c>~/.aws/credentials</c>, IAM Identity Center included. The AWS SDK renews them.</summary>
public sealed class ProfileKeys : IAwsKeySource
{
    private readonly string _profile;
    private readonly AWSCredentials _credentials;
    private volatile AwsKeys? _last;

    /// <param name="profile">Its name.</param>
    /// <exception cref="NoAwsKeysException">There is no such profile, or it holds no credentials.</exception>
    public ProfileKeys(string profile)
    {
        _profile = profile;
        var store = new CredentialProfileStoreChain();
        if (!store.TryGetProfile(profile, out var found))
        {
            var known = string.Join(", ", store.ListProfiles().Select(each => each.Name));
            throw new NoAwsKeysException(
                $"There is no profile {profile}; known: {(known.Length == 0 ? "none" : known)}. `aws configure --profile {profile}` makes it."
            );
        }

        Region = found.Region?.SystemName;
        if (!store.TryGetAWSCredentials(profile, out _credentials!))
        {
            throw new NoAwsKeysException($"The profile {profile} holds no credentials.");
        }
    }

    /// <summary>The profile's region; null where it names none.</summary>
    public string? Region { get; }

    /// <inheritdoc/>
    public async ValueTask<AwsKeys> GetAsync(CancellationToken cancel)
    {
        try
        {
            var found = await _credentials.GetCredentialsAsync();
            var token = found.UseToken ? found.Token : null;
            return _last is { } last && last.AccessKeyId == found.AccessKey && last.SessionToken == token
                ? last
                : _last = new AwsKeys(found.AccessKey, found.SecretKey, token, Expires: null);
        }
        catch (Exception e)
            when (e
                    is AmazonClientException
                        or AmazonServiceException
                        or ProcessAWSCredentialException
                        or HttpRequestException
                        or InvalidOperationException
            )
        {
            throw new NoAwsKeysException(
                $"The profile {_profile} gave no credentials: {e.GetType().Name}. Sign in again: aws sso login --profile {_profile}.",
                e
            );
        }
    }
}
