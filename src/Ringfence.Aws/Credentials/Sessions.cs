using System.Collections.Concurrent;

namespace Ringfence.Aws.Credentials;

/// <summary>
/// A session for each caller, so that AWS's own records name the person and not the gateway: kept until shortly before its end, made
/// once however many calls ask for it at the same time.
/// </summary>
public sealed class Sessions(Sts sts, SessionOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<SessionCaller, Session> _sessions = new();

    /// <summary>The caller's credentials.</summary>
    /// <param name="cancel">Ends the wait; a session on its way is finished all the same, for whoever else waits for it.</param>
    /// <exception cref="NoAwsKeysException">There is no session, and STS gave none.</exception>
    public ValueTask<AwsKeys> GetAsync(SessionCaller caller, CancellationToken cancel)
    {
        var isNew = !_sessions.TryGetValue(caller, out var session);
        session ??= _sessions.GetOrAdd(caller, new Session());
        session.LastUsed = time.GetTimestamp();
        if (isNew)
        {
            Trim();
        }

        return session.Keys is { } keys && IsFresh(keys)
            ? ValueTask.FromResult(keys)
            : RenewAsync(caller, session, cancel);
    }

    private bool IsFresh(AwsKeys keys) => keys.Expires - time.GetUtcNow() > options.RefreshBefore;

    private async ValueTask<AwsKeys> RenewAsync(SessionCaller caller, Session session, CancellationToken cancel)
    {
        try
        {
            return await session
                .Renew(IsFresh, () => sts.AssumeRoleAsync(options, caller, CancellationToken.None))
                .WaitAsync(cancel);
        }
        catch (NoAwsKeysException) when (session.Keys is { } keys && keys.Expires > time.GetUtcNow())
        {
            // The old one still lives: better than none, and the next call tries again.
            return keys;
        }
    }

    private void Trim()
    {
        if (_sessions.Count <= options.MaxSessions)
        {
            return;
        }

        // A tenth at once, so that a full cache is not sorted for every newcomer.
        var surplus = _sessions.Count - options.MaxSessions + (options.MaxSessions / 10);
        foreach (var (caller, _) in _sessions.OrderBy(held => held.Value.LastUsed).Take(surplus).ToList())
        {
            _sessions.TryRemove(caller, out _);
        }
    }
}
