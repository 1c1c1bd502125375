namespace Ringfence.Gateway.Recording;

/// <summary>Where the record is kept (section <c>Recording</c>). Without it the gateway does not start.</summary>
internal sealed class RecordingOptions
{
    /// <summary>The ledger's directory. Required.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// The key file that signs checkpoints, or with <see cref="Kms"/> the journal alone; made with mode 0600 when absent. Required.
    /// </summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The log's C2SP origin: a name without a scheme, unique to this instance, e.g. <c>ringfence.example.com/gateway-1</c>.</summary>
    /// <value><c>ringfence.local/gateway</c>.</value>
    public string Origin { get; set; } = "ringfence.local/gateway";

    /// <summary>How often waiting entries are published as tiles; durability does not wait for it.</summary>
    /// <value>1 second.</value>
    public TimeSpan PublishEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The key of AWS KMS that signs what is published.</summary>
    public KmsOptions Kms { get; set; } = new();

    /// <summary>
    /// How long publishing may fail before new calls are refused: what is not published is durable, and nobody but this machine vouches for it.
    /// </summary>
    /// <value>5 minutes; 1 second to 1 day.</value>
    public TimeSpan MayLag { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The bucket that the ledger is copied to.</summary>
    public ArchiveOptions Archive { get; set; } = new();

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Directory.Length == 0)
        {
            yield return "Recording:Directory is not set; the gateway does not start without a record: name the ledger's directory.";
        }
        if (KeyFile.Length == 0)
        {
            yield return "Recording:KeyFile is not set: name the file that holds, or is to hold, the key that signs checkpoints.";
        }
        if (
            Origin.Length == 0
            || Origin.AsSpan().ContainsAny(" +\t\r\n")
            || Origin.Contains("://", StringComparison.Ordinal)
        )
        {
            yield return "Recording:Origin must be a name without scheme, spaces or '+', e.g. ringfence.example.com/gateway-1.";
        }
        if (PublishEvery < TimeSpan.FromMilliseconds(10) || PublishEvery > TimeSpan.FromHours(1))
        {
            yield return $"Recording:PublishEvery is {PublishEvery}; allowed is 00:00:00.010 to 01:00:00.";
        }
        if (MayLag < TimeSpan.FromSeconds(1) || MayLag > TimeSpan.FromDays(1))
        {
            yield return $"Recording:MayLag is {MayLag}; allowed is 00:00:01 to 1.00:00:00.";
        }
        foreach (var problem in Kms.Problems())
        {
            yield return problem;
        }
        foreach (var problem in Archive.Problems())
        {
            yield return problem;
        }
    }
}
