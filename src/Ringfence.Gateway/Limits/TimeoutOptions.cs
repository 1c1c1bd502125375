namespace Ringfence.Gateway.Limits;

/// <summary>How long Bedrock may take (section <c>Limits:Timeouts</c>). Each has its own error.</summary>
internal sealed class TimeoutOptions
{
    /// <summary>To open a connection, TLS included.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>From the last byte sent to the first byte of the answer; a whole answer comes only when the model is done.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan FirstByte { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two reads of an answer.</summary>
    /// <value>5 minutes.</value>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>From the first byte of the request to the last of the answer.</summary>
    /// <value>1 hour.</value>
    public TimeSpan Whole { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        [
            .. Problem(nameof(Connect), Connect),
            .. Problem(nameof(FirstByte), FirstByte),
            .. Problem(nameof(Idle), Idle),
            .. Problem(nameof(Whole), Whole),
        ];

    private static IEnumerable<string> Problem(string name, TimeSpan value)
    {
        if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromDays(1))
        {
            yield return $"Limits:Timeouts:{name} is {value}; allowed is 00:00:00.010 to 1.00:00:00.";
        }
    }
}
