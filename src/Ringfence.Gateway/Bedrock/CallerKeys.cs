using Ringfence.Aws;
using Ringfence.Aws.Credentials;
using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Bedrock;

/// <summary>
/// The AWS credentials that a caller's calls are signed with: a session of their own, whose name and SourceIdentity they are in AWS's
/// trail, where a role is configured; else the gateway's.
/// </summary>
internal sealed class CallerKeys : IDisposable
{
    private readonly IAwsKeySource _own;
    private readonly Sts? _sts;
    private readonly Sessions? _sessions;

    public CallerKeys(BedrockOptions options, TimeProvider time)
    {
        _own = options.Keys.AreGiven
            ? new StaticKeys(new AwsKeys(options.Keys.AccessKeyId, options.Keys.SecretAccessKey, null, null))
            : new DefaultChainKeys(time);
        if (options.RoleArn.Length > 0)
        {
            _sts = new Sts(_own, options.Region, options.StsEndpoint.Length == 0 ? null : new Uri(options.StsEndpoint));
            _sessions = new Sessions(_sts, options.Session, time);
        }
    }

    /// <summary>The gateway's own, for calls that are no caller's.</summary>
    public IAwsKeySource Own => _own;

    /// <exception cref="NoAwsKeysException">There are none.</exception>
    public ValueTask<AwsKeys> ForAsync(Caller caller, CancellationToken cancel) =>
        _sessions is null
            ? _own.GetAsync(cancel)
            : _sessions.GetAsync(new SessionCaller(caller.User, caller.Team, caller.Application), cancel);

    /// <summary>Why the gateway itself has no credentials now; null when it has.</summary>
    public async ValueTask<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            await _own.GetAsync(cancel);
            return null;
        }
        catch (NoAwsKeysException none)
        {
            return none.Message;
        }
    }

    public void Dispose() => _sts?.Dispose();
}
