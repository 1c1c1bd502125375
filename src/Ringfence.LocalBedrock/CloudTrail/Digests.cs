using System.Text.Json;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>Keeps the chain of digest files: which logs wait for the next digest, and where the chain stands.</summary>
/// <remarks>Used by one delivery at a time; <see cref="Trail"/> sees to that.</remarks>
internal sealed class Digests
{
    private readonly LocalBedrockOptions _options;
    private readonly string _directory;
    private readonly LocalS3 _s3;
    private readonly TrailKeys _keys;
    private readonly List<DeliveredLog> _waiting = [];
    private DigestChain _chain;

    public Digests(LocalBedrockOptions options, LocalS3 s3, TrailKeys keys, DateTimeOffset now)
    {
        (_options, _s3, _keys) = (options, s3, keys);
        _directory = Path.Combine(options.Directory, "cloudtrail");
        _chain =
            JsonSerializer.Deserialize(
                PrivateFile.ReadOrCreate(
                    ChainFile,
                    () =>
                        JsonSerializer.SerializeToUtf8Bytes(
                            new(1, WholeSecond(now), null, null, null),
                            StateJson.Default.DigestChain
                        )
                ),
                StateJson.Default.DigestChain
            ) ?? throw new InvalidDataException($"{ChainFile} holds no digest chain.");
        foreach (var line in File.Exists(WaitingFile) ? File.ReadLines(WaitingFile) : [])
        {
            if (line.EndsWith('}') && JsonSerializer.Deserialize(line, StateJson.Default.DeliveredLog) is { } log)
            {
                _waiting.Add(log);
            }
        }
    }

    /// <summary>When the next digest begins.</summary>
    public DateTimeOffset Start => _chain.Start;

    public bool HasWaiting => _waiting.Count > 0;

    /// <summary>Notes a delivered log file for the next digest. Noting one twice, as recovery may, notes it once.</summary>
    public void Add(DeliveredLog log)
    {
        if (!_waiting.Exists(known => known.S3Object == log.S3Object))
        {
            _waiting.Add(log);
            File.AppendAllText(WaitingFile, JsonSerializer.Serialize(log, StateJson.Default.DeliveredLog) + "\n");
        }
    }

    /// <summary>Delivers the digest of everything since the last one.</summary>
    public void Deliver(DateTimeOffset now)
    {
        var end = WholeSecond(now);
        if (end <= _chain.Start)
        {
            // Two digests within one second would have one name.
            end = _chain.Start.AddSeconds(1);
        }

        var digest = DigestFile.Make(_options, _chain, end, _waiting, _keys.Current());
        _s3.Put(
            _options.Trail.Bucket,
            digest.Key,
            Gzip.Compress(digest.Content),
            DigestFile.Metadata(digest.Signature)
        );

        // A process that ends here leaves a good digest that the chain passes by, and the same logs in the next one.
        var waiting = WaitingFile;
        _chain = new(_chain.Sequence + 1, end, digest.Key, digest.Sha256, digest.Signature);
        PrivateFile.Write(ChainFile, JsonSerializer.SerializeToUtf8Bytes(_chain, StateJson.Default.DigestChain));
        _waiting.Clear();
        File.Delete(waiting);
    }

    private string ChainFile => Path.Combine(_directory, "digest-chain.json");

    private string WaitingFile => Path.Combine(_directory, $"waiting-{_chain.Sequence}.jsonl");

    private static DateTimeOffset WholeSecond(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
