using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Tests.Evidence.Integrity;

/// <summary>
/// A trail's bucket on disk, eight hourly digests over fourteen log files and one backfill digest, signed with keys made here; and what
/// can be done to it. Its parts are written from AWS's page on the digest file structure, not with the product's code.
/// </summary>
internal sealed class TrailWorld : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 6, 11, 0, 3, 17, TimeSpan.Zero);

    private const string Account = "111122223333";
    private const string Bucket = "audit-bucket";
    private readonly Dictionary<string, RSA> _keys = [];
    private readonly string _region;

    public TrailWorld(
        string region = "us-east-1",
        int? restartAt = null,
        int lostHours = 0,
        int? rotateAt = null,
        string prefix = ""
    )
    {
        Root = Directory.CreateTempSubdirectory("trail-").FullName;
        (_region, Prefix) = (region, prefix);
        Build(restartAt, lostHours, rotateAt);
    }

    public string Root { get; }

    public string Prefix { get; }

    public List<string> Digests { get; } = [];

    public List<List<string>> LogsOfHour { get; } = [];

    public string Backfill { get; private set; } = "";

    public IEnumerable<string> Logs => LogsOfHour.SelectMany(logs => logs);

    public string KeysFile => System.IO.Path.Combine(Root, "public_keys.json");

    public string PathOf(string key) => System.IO.Path.Combine(Root, "bucket", Bucket, key);

    public TrailReport Verify(DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        TrailVerifier.Verify(
            Root,
            PublicKeys.Read(KeysFile),
            new TrailRange(from ?? Start, to ?? Start.AddHours(8.5), Start.AddDays(100), TrailRange.DefaultWindow)
        );

    public TrailReport VerifyWithoutRange() =>
        TrailVerifier.Verify(
            Root,
            PublicKeys.Read(KeysFile),
            new TrailRange(null, null, Start.AddDays(100), TrailRange.DefaultWindow)
        );

    public void Delete(string key)
    {
        File.Delete(PathOf(key));
        File.Delete(PathOf(key) + ".meta.json");
    }

    public void Move(string key, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(to))!);
        File.Move(PathOf(key), PathOf(to));
        File.Move(PathOf(key) + ".meta.json", PathOf(to) + ".meta.json");
    }

    public string WriteLog(DateTimeOffset at, string eventId = "e")
    {
        var key =
            $"{Prefix}AWSLogs/{Account}/CloudTrail/{_region}/{at:yyyy'/'MM'/'dd}/{Account}_CloudTrail_{_region}_{at:yyyyMMdd'T'HHmm'Z'}_{Guid.NewGuid():N}"[
                ..^16
            ] + ".json.gz";
        Write(key, LogContent(at, eventId));
        return key;
    }

    public static byte[] LogContent(DateTimeOffset at, string eventId) =>
        Encoding.UTF8.GetBytes(
            $$"""{"Records":[{"eventVersion":"1.11","eventTime":"{{at:s}}Z","eventID":"{{eventId}}"}]}"""
        );

    public void Write(string key, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(key))!);
        using var gzip = new GZipStream(File.Create(PathOf(key)), CompressionLevel.Fastest);
        gzip.Write(content);
    }

    public JsonObject Digest(string key) => JsonNode.Parse(Unzip(PathOf(key)))!.AsObject();

    public static byte[] Unzip(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Writes a digest signed by a key that the world knows, or by a stranger's.</summary>
    public string Sign(JsonObject digest, RSA key, bool metadata = true, string? backfillStamp = null)
    {
        var content = Encoding.UTF8.GetBytes(digest.ToJsonString());
        var name = digest["digestS3Object"]!.GetValue<string>();
        var signed =
            $"{digest["digestEndTime"]}\n{Bucket}/{name}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n{digest["previousDigestSignature"]?.GetValue<string>() ?? "null"}";
        var signature = Convert.ToHexStringLower(
            key.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );
        Write(name, content);
        if (metadata)
        {
            var meta = new JsonObject { ["signature"] = signature, ["signature-algorithm"] = "SHA256withRSA" };
            if (backfillStamp is not null)
            {
                meta["backfill-generation-timestamp"] = backfillStamp;
            }

            File.WriteAllText(PathOf(name) + ".meta.json", meta.ToJsonString());
        }

        return signature;
    }

    public RSA Key(string fingerprint) => _keys[fingerprint];

    public void WriteKeys(params IEnumerable<RSA> keys)
    {
        var list = new JsonArray([
            .. keys.Select(key =>
            {
                var der = key.ExportRSAPublicKey();
                return new JsonObject { ["Value"] = Convert.ToBase64String(der), ["Fingerprint"] = Fingerprint(key) };
            }),
        ]);
        File.WriteAllText(KeysFile, new JsonObject { ["PublicKeyList"] = list }.ToJsonString());
    }

#pragma warning disable CA5351 // CloudTrail names its keys by MD5.
    public static string Fingerprint(RSA key) => Convert.ToHexStringLower(MD5.HashData(key.ExportRSAPublicKey()));
#pragma warning restore CA5351

    public string DigestKey(DateTimeOffset end, bool backfill = false) =>
        $"{Prefix}AWSLogs/{Account}/CloudTrail-Digest/{_region}/{end:yyyy'/'MM'/'dd}/{Account}_CloudTrail-Digest_{_region}_phi-trail_us-east-1_{end:yyyyMMdd'T'HHmmss'Z'}{(backfill ? "_backfill" : "")}.json.gz";

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        Directory.Delete(Root, recursive: true);
    }

    private void Build(int? restartAt, int lostHours, int? rotateAt)
    {
        var key = NewKey();
        (string Key, string Hash, string Signature)? previous = null;
        var start = Start;
        for (var hour = 0; hour < 8; hour++)
        {
            if (hour == rotateAt)
            {
                key = NewKey();
            }

            if (hour == restartAt)
            {
                previous = null;
                start = start.AddHours(lostHours);
            }

            var logs =
                hour == 3 ? [] : new List<string> { WriteLog(start.AddMinutes(10)), WriteLog(start.AddMinutes(30)) };
            LogsOfHour.Add(logs);
            var digest = NewDigest(start, start.AddHours(1), logs, previous, key);
            var signature = Sign(digest, key);
            var name = digest["digestS3Object"]!.GetValue<string>();
            previous = (name, Convert.ToHexStringLower(SHA256.HashData(Unzip(PathOf(name)))), signature);
            Digests.Add(name);
            start = start.AddHours(1);
        }

        var backfill = NewDigest(Start.AddHours(2), Start.AddHours(3), [], null, key);
        backfill["digestS3Object"] = Backfill = DigestKey(Start.AddHours(3), backfill: true);
        Sign(backfill, key, backfillStamp: "2026-06-11T05:03:17Z");
        WriteKeys(_keys.Values);
    }

    public JsonObject NewDigest(
        DateTimeOffset start,
        DateTimeOffset end,
        List<string> logs,
        (string Key, string Hash, string Signature)? previous,
        RSA key
    ) =>
        new()
        {
            ["awsAccountId"] = Account,
            ["digestStartTime"] = Text(start),
            ["digestEndTime"] = Text(end),
            ["digestS3Bucket"] = Bucket,
            ["digestS3Object"] = DigestKey(end),
            ["digestPublicKeyFingerprint"] = Fingerprint(key),
            ["digestSignatureAlgorithm"] = "SHA256withRSA",
            ["newestEventTime"] = null,
            ["oldestEventTime"] = null,
            ["previousDigestS3Bucket"] = previous is null ? null : Bucket,
            ["previousDigestS3Object"] = previous?.Key,
            ["previousDigestHashValue"] = previous?.Hash,
            ["previousDigestHashAlgorithm"] = previous is null ? null : "SHA-256",
            ["previousDigestSignature"] = previous?.Signature,
            ["logFiles"] = new JsonArray([
                .. logs.Select(log => new JsonObject
                {
                    ["s3Bucket"] = Bucket,
                    ["s3Object"] = log,
                    ["hashValue"] = Convert.ToHexStringLower(SHA256.HashData(Unzip(PathOf(log)))),
                    ["hashAlgorithm"] = "SHA-256",
                }),
            ]),
        };

    private static string Text(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private RSA NewKey()
    {
        var key = RSA.Create(2048);
        return _keys[Fingerprint(key)] = key;
    }
}
