namespace Ringfence.Gateway.Limits;

/// <summary>How much one request may ask of the gateway (section <c>Limits</c>).</summary>
internal sealed class LimitsOptions
{
    /// <summary>The longest request body, in bytes; Bedrock itself takes 25,000,000.</summary>
    /// <value>25,000,000.</value>
    public int MaxBodyBytes { get; set; } = 25_000_000;

    /// <summary>The longest whole answer of Bedrock, in bytes: it is held until its entry is durable.</summary>
    /// <value>64 MiB.</value>
    public int MaxAnswerBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>All request headers together, in bytes.</summary>
    /// <value>32 KiB.</value>
    public int MaxHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>How many request headers.</summary>
    /// <value>100.</value>
    public int MaxHeaderCount { get; set; } = 100;

    /// <summary>How long calls under way may go on after the gateway was told to stop.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which a stream is sent a ping, where its protocol has one (Claude Code gives up after 300 s).</summary>
    /// <value>15 seconds.</value>
    public TimeSpan PingEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long Bedrock may take.</summary>
    public TimeoutOptions Timeouts { get; set; } = new();

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (MaxBodyBytes is < 1024 or > 256 * 1024 * 1024)
        {
            yield return $"Limits:MaxBodyBytes is {MaxBodyBytes}; allowed is 1024 to 268435456.";
        }
        if (MaxAnswerBytes is < 1024 or > 1024 * 1024 * 1024)
        {
            yield return $"Limits:MaxAnswerBytes is {MaxAnswerBytes}; allowed is 1024 to 1073741824.";
        }
        if (MaxHeaderBytes is < 4096 or > 1024 * 1024)
        {
            yield return $"Limits:MaxHeaderBytes is {MaxHeaderBytes}; allowed is 4096 to 1048576.";
        }
        if (MaxHeaderCount is < 20 or > 1000)
        {
            yield return $"Limits:MaxHeaderCount is {MaxHeaderCount}; allowed is 20 to 1000.";
        }
        if (DrainTimeout < TimeSpan.Zero || DrainTimeout > TimeSpan.FromHours(2))
        {
            yield return $"Limits:DrainTimeout is {DrainTimeout}; allowed is 00:00:00 to 02:00:00.";
        }
        if (PingEvery < TimeSpan.FromMilliseconds(10))
        {
            yield return $"Limits:PingEvery is {PingEvery}; allowed is 00:00:00.010 or longer.";
        }
        foreach (var problem in Timeouts.Problems())
        {
            yield return problem;
        }
    }
}
