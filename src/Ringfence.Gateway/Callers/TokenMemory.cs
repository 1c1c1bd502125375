using System.Collections.Concurrent;

namespace Ringfence.Gateway.Callers;

/// <summary>
/// The tokens verified lately, bounded: two generations of half the capacity each. When the young one is full it becomes the old one and
/// what was old is forgotten; a token in use moves back to the young. So nothing is ever searched for something to evict.
/// </summary>
internal sealed class TokenMemory(int capacity)
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TokenDigest, VerifiedToken> _young = new(); // swapped whole, under _turning
    private volatile ConcurrentDictionary<TokenDigest, VerifiedToken> _old = new(); // swapped whole, under _turning
    private int _youngCount; // interlocked; set to zero under _turning

    public bool TryRecall(TokenDigest digest, DateTimeOffset now, out VerifiedToken token)
    {
        if (_young.TryGetValue(digest, out token!))
        {
            return token.Holds(now);
        }
        if (!_old.TryGetValue(digest, out token!) || !token.Holds(now))
        {
            return false;
        }
        Remember(digest, token);
        return true;
    }

    public void Remember(TokenDigest digest, VerifiedToken token)
    {
        var young = _young;
        if (!young.TryAdd(digest, token))
        {
            young[digest] = token;
            return;
        }
        if (Interlocked.Increment(ref _youngCount) >= capacity / 2)
        {
            Turn(young);
        }
    }

    private void Turn(ConcurrentDictionary<TokenDigest, VerifiedToken> full)
    {
        lock (_turning)
        {
            if (ReferenceEquals(_young, full))
            {
                _old = full;
                _young = new();
                Interlocked.Exchange(ref _youngCount, 0);
            }
        }
    }
}
