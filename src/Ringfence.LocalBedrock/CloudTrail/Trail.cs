using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>The account's trail: every call's record into the journal, the journal into log files, log files into digests.</summary>
internal sealed class Trail : IDisposable
{
    private readonly LocalBedrockOptions _options;
    private readonly LocalS3 _s3;
    private readonly TimeProvider _time;
    private readonly TrailPaths _paths;
    private readonly Journal _journal;
    private readonly Digests _digests;
    private readonly Lock _delivering = new();

    public Trail(LocalBedrockOptions options, LocalS3 s3, TrailKeys keys, TimeProvider time)
    {
        (_options, _s3, _time, _paths) = (options, s3, time, new(options));
        _journal = new(
            Path.Combine(options.Directory, "cloudtrail", "journal"),
            () => _paths.NewLogName(time.GetUtcNow())
        );
        _digests = new(options, s3, keys, time.GetUtcNow());
        File.WriteAllText(Path.Combine(options.Directory, "trail.json"), Description.ToJsonString(WireJson.Options));
    }

    /// <summary>As DescribeTrails gives it.</summary>
    public JsonObject Description =>
        new()
        {
            ["Name"] = _options.Trail.Name,
            ["S3BucketName"] = _options.Trail.Bucket,
            ["IncludeGlobalServiceEvents"] = true,
            ["IsMultiRegionTrail"] = true,
            ["HomeRegion"] = _options.Region,
            ["TrailARN"] = $"arn:aws:cloudtrail:{_options.Region}:{_options.Account}:trail/{_options.Trail.Name}",
            ["LogFileValidationEnabled"] = true,
            ["HasCustomEventSelectors"] = true,
            ["HasInsightSelectors"] = false,
            ["IsOrganizationTrail"] = false,
        };

    /// <summary>Notes a call whose answer begins and whose tokens are not known yet; <see cref="Record"/> completes it.</summary>
    public void Begin(ApiCall call)
    {
        using var line = LineBuffer.Take();
        TrailRecord.Write(line.Json, call, fault: null, _time.GetUtcNow(), _options);
        _journal.AppendProvisional(call.Trail.EventId, line.Line());
    }

    /// <summary>Notes a call that is about to be answered, or has been streamed.</summary>
    public void Record(ApiCall call, AwsFault? fault)
    {
        using var line = LineBuffer.Take();
        TrailRecord.Write(line.Json, call, fault, _time.GetUtcNow(), _options);
        _journal.Append(call.Trail.EventId, line.Line());
    }

    /// <summary>Delivers all records so far as log files.</summary>
    public void Deliver()
    {
        lock (_delivering)
        {
            _journal.Seal(_paths.NewLogName(_time.GetUtcNow()));
            foreach (var segment in _journal.Sealed())
            {
                var records = segment.Records();
                if (records.Count > 0)
                {
                    // The same name on every attempt: a delivery repeated after a crash overwrites itself.
                    var log = LogFile.Of(records);
                    var key = _paths.LogKey(segment.Name);
                    _s3.Put(_options.Trail.Bucket, key, log.Compressed);
                    _digests.Add(
                        new(_options.Trail.Bucket, key, log.Sha256, "SHA-256", log.NewestEventTime, log.OldestEventTime)
                    );
                }

                segment.Delete();
            }
        }
    }

    /// <summary>Delivers a digest if its hour is over.</summary>
    public void DigestWhenDue()
    {
        lock (_delivering)
        {
            if (_time.GetUtcNow() - _digests.Start >= _options.Trail.DigestInterval)
            {
                _digests.Deliver(_time.GetUtcNow());
            }
        }
    }

    /// <summary>Delivers everything and, if files wait for it, a digest.</summary>
    public void DeliverAll()
    {
        Deliver();
        lock (_delivering)
        {
            if (_digests.HasWaiting)
            {
                _digests.Deliver(_time.GetUtcNow());
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();
}
