using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Ringfence.Aws.Credentials;

/// <summary>AWS STS: sessions of a role, and who one is.</summary>
public sealed class Sts : IDisposable
{
    // For one attempt; there are two.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AmazonSecurityTokenServiceClient _client;

    /// <param name="keys">The credentials that call STS: the gateway's own.</param>
    /// <param name="endpoint">Null for the region's own; otherwise a VPC endpoint, or a stand-in (plain HTTP will do).</param>
    public Sts(IAwsKeySource keys, string region, Uri? endpoint = null)
        : this(keys, region, endpoint, Patience) { }

    internal Sts(IAwsKeySource keys, string region, Uri? endpoint, TimeSpan patience)
    {
        var settings = new AmazonSecurityTokenServiceConfig
        {
            AuthenticationRegion = region,
            Timeout = patience,
            MaxErrorRetry = 1,
        };
        if (endpoint is null)
        {
            settings.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            settings.ServiceURL = endpoint.ToString();
        }

        _client = new(new KeySourceCredentials(keys), settings);
    }

    /// <summary>A session of the role for one caller.</summary>
    /// <exception cref="NoAwsKeysException">STS refused or could not be reached.</exception>
    public async Task<AwsKeys> AssumeRoleAsync(SessionOptions options, SessionCaller caller, CancellationToken cancel)
    {
        var name = SessionNames.ForUser(caller.User);
        var tags = Tags(caller);
        var request = new AssumeRoleRequest
        {
            RoleArn = options.RoleArn,
            RoleSessionName = name,
            SourceIdentity = name,
            DurationSeconds = (int)options.Duration.TotalSeconds,
            Tags = tags,
            TransitiveTagKeys = options.TransitiveTags ? tags?.ConvertAll(tag => tag.Key) : null,
        };
        var given = await Ask(
            $"AssumeRole of {options.RoleArn} for session {name}",
            "The role's trust policy must allow the gateway sts:AssumeRole, sts:TagSession and sts:SetSourceIdentity.",
            () => _client.AssumeRoleAsync(request, cancel),
            cancel
        );
        var credentials = given.Credentials;
        return new(
            credentials.AccessKeyId,
            credentials.SecretAccessKey,
            credentials.SessionToken,
            new DateTimeOffset(credentials.Expiration!.Value.ToUniversalTime())
        );
    }

    /// <summary>Whose credentials these are.</summary>
    /// <exception cref="NoAwsKeysException">STS refused or could not be reached.</exception>
    public async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancel)
    {
        var given = await Ask(
            "GetCallerIdentity",
            "Check the gateway's own credentials.",
            () => _client.GetCallerIdentityAsync(new(), cancel),
            cancel
        );
        return new(given.Account, given.Arn, given.UserId);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Null when there are none: the SDK sends an empty list as a tag without a key.
    private static List<Tag>? Tags(SessionCaller caller)
    {
        List<Tag> tags = [];
        foreach (
            var (key, value) in (ReadOnlySpan<(string, string?)>)
                [("team", caller.Team), ("application", caller.Application)]
        )
        {
            if (!string.IsNullOrEmpty(value))
            {
                tags.Add(new() { Key = key, Value = SessionNames.ForTag(value) });
            }
        }

        return tags.Count > 0 ? tags : null;
    }

    private static async Task<T> Ask<T>(string what, string mend, Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask();
        }
        catch (AmazonServiceException e)
        {
            var code = string.IsNullOrEmpty(e.ErrorCode) ? "no error code" : e.ErrorCode;
            throw new NoAwsKeysException($"{what} was refused with {(int)e.StatusCode} {code}. {mend}", e);
        }
        catch (Exception e)
            when (e is AmazonClientException or HttpRequestException or TimeoutException
                || (e is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            throw new NoAwsKeysException(
                $"{what} got no answer from STS: {e.GetType().Name}. Check the endpoint and the network.",
                e
            );
        }
    }
}
