namespace Ringfence.Gateway.Quotas;

/// <summary>What one user or one team has left. Everything in it is guarded by <see cref="Gate"/>.</summary>
/// <param name="name">For messages: <c>user a.okafor</c>.</param>
/// <param name="limits">Of all instances together.</param>
/// <param name="instances">How many share them now.</param>
internal sealed class Account(string name, LimitOptions limits, int instances)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private int _instances = instances;

    public string Name => _instances == 1 ? name : $"{name}, at each of {_instances} instances,";

    public Lock Gate { get; } = new();

    /// <summary>Calls; null when they are not limited.</summary>
    public Budget? Requests { get; } = Of(limits.ShareOf(instances).RequestsPerMinute);

    /// <summary>Tokens; null when they are not limited.</summary>
    public Budget? Tokens { get; } = Of(limits.ShareOf(instances).TokensPerMinute);

    /// <summary>Calls whose lease is not settled yet.</summary>
    public int Open { get; private set; }

    /// <summary>It was full and unused, and has been forgotten: whoever still holds it must look it up anew.</summary>
    public bool IsClosed { get; private set; }

    public void AdvanceTo(long now)
    {
        Requests?.AdvanceTo(now);
        Tokens?.AdvanceTo(now);
    }

    /// <summary>As <see cref="AdvanceTo"/>, and takes the share of another number of instances.</summary>
    public void ShareAmong(int instances, long now)
    {
        if (instances != _instances)
        {
            _instances = instances;
            var share = limits.ShareOf(instances);
            Requests?.Resize(share.RequestsPerMinute!.Value, now);
            Tokens?.Resize(share.TokensPerMinute!.Value, now);
        }
        else
        {
            AdvanceTo(now);
        }
    }

    public bool Has(long tokens) => Requests?.Has(1) is not false && Tokens?.Has(tokens) is not false;

    public void Take(long tokens)
    {
        Requests?.Take(1);
        Tokens?.Take(tokens);
        Open++;
    }

    /// <summary>Puts right what <see cref="Take"/> estimated.</summary>
    public void Settle(long reserved, long used)
    {
        Open--;
        if (used <= reserved)
        {
            Tokens?.Return(reserved - used);
        }
        else
        {
            Tokens?.Take(used - reserved);
        }
    }

    /// <summary>Closes it if it is as good as new, so that a new one in its place makes no difference.</summary>
    public bool TryClose()
    {
        IsClosed = Open == 0 && Requests is null or { IsFull: true } && Tokens is null or { IsFull: true };
        return IsClosed;
    }

    private static Budget? Of(long? limit) => limit is { } units ? new(units, Minute) : null;
}
