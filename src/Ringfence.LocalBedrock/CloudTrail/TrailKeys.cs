using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>
/// The RSA keys that sign digests: one at a time, good for ninety days, then a new one. Former keys stay listed, and
/// <c>public_keys.json</c> is what ListPublicKeys answers.
/// </summary>
internal sealed class TrailKeys : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(90);
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly string _directory;
    private readonly string _publicKeys;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly List<TrailKey> _keys = [];

    public TrailKeys(string directory, TimeProvider time)
    {
        _directory = Path.Combine(directory, "cloudtrail", "keys");
        _publicKeys = Path.Combine(directory, "public_keys.json");
        _time = time;
        Directory.CreateDirectory(_directory);
        foreach (var path in Directory.EnumerateFiles(_directory, "*.pem").Order())
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(File.ReadAllText(path));
            _keys.Add(new(rsa, StartOf(path), GoodFor));
        }

        Current();
        Publish();
    }

    /// <summary>The key to sign with now, made when the last one has ended.</summary>
    public TrailKey Current()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_keys.Count == 0 || _keys[^1].End <= now)
            {
                // To the second, as its file is named.
                Make(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
            }

            return _keys[^1];
        }
    }

    /// <summary>Keys good at any time of a span, in ListPublicKeys' shape.</summary>
    /// <param name="date">Writes a date: the API has seconds since 1970, <c>public_keys.json</c> has ISO 8601.</param>
    public JsonArray List(DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, JsonNode> date)
    {
        lock (_gate)
        {
            return
            [
                .. _keys
                    .Where(key => key.Start <= to && key.End >= from)
                    .Select(key => new JsonObject
                    {
                        ["Value"] = Convert.ToBase64String(key.Public),
                        ["ValidityStartTime"] = date(key.Start),
                        ["ValidityEndTime"] = date(key.End),
                        ["Fingerprint"] = key.Fingerprint,
                    }),
            ];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.ForEach(key => key.Dispose());

    private void Make(DateTimeOffset now)
    {
        var rsa = RSA.Create(2048);
        PrivateFile.Write(
            Path.Combine(_directory, AwsTime.Compact(now, NameFormat) + ".pem"),
            Encoding.ASCII.GetBytes(rsa.ExportRSAPrivateKeyPem())
        );
        _keys.Add(new(rsa, now, GoodFor));
        Publish();
    }

    private void Publish()
    {
        var list = List(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, time => AwsTime.Seconds(time));
        File.WriteAllText(_publicKeys, new JsonObject { ["PublicKeyList"] = list }.ToJsonString(WireJson.Options));
    }

    private static DateTimeOffset StartOf(string path) =>
        DateTimeOffset.ParseExact(
            Path.GetFileNameWithoutExtension(path),
            NameFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
