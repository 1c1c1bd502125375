namespace Ringfence.Posture.Live;

/// <summary>What is collected of an account, and how gently.</summary>
public sealed record CollectOptions
{
    /// <summary>The regions; empty: every one that the account has enabled.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The region that is asked which regions there are.</summary>
    public string Home { get; init; } = "us-east-1";

    /// <summary>Calls under way in one region at a time. Cloud Control publishes no rate; AWS advises few.</summary>
    public int CallsAtOnce { get; init; } = 4;

    /// <summary>How often one call is sent before it is given up.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The first wait after throttling; it doubles, and a random part of it is waited.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The resource types that are read.</summary>
    /// <value>All.</value>
    public Func<string, bool> Types { get; init; } = _ => true;

    /// <summary>Told after each type of each region how many are done, of how many; null: nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}
