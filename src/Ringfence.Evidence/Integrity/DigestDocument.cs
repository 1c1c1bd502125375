using System.Globalization;
using System.Text.Json;

namespace Ringfence.Evidence.Integrity;

/// <summary>A digest file's content (AWS: "CloudTrail digest file structure").</summary>
internal sealed record DigestDocument
{
    public required string Account { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }

    /// <summary>As it stands in the file: the text is what was signed.</summary>
    public required string EndText { get; init; }
    public required string Bucket { get; init; }
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required string Algorithm { get; init; }
    public required string? PreviousBucket { get; init; }
    public required string? PreviousKey { get; init; }
    public required string? PreviousHash { get; init; }
    public required string? PreviousSignature { get; init; }
    public required IReadOnlyList<ListedLog> Logs { get; init; }

    /// <summary>A digest that begins a chain.</summary>
    public bool Begins => PreviousKey is null;

    /// <summary>Reads one; <paramref name="problem"/> says why it is none.</summary>
    public static DigestDocument? Parse(ReadOnlyMemory<byte> json, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            problem = "";
            var end = Required(root, "digestEndTime");
            return new DigestDocument
            {
                Account = root.Text("awsAccountId") ?? "",
                Start = Time(Required(root, "digestStartTime")),
                End = Time(end),
                EndText = end,
                Bucket = Required(root, "digestS3Bucket"),
                Key = Required(root, "digestS3Object"),
                Fingerprint = Required(root, "digestPublicKeyFingerprint"),
                Algorithm = root.Text("digestSignatureAlgorithm") ?? "",
                PreviousBucket = root.Text("previousDigestS3Bucket"),
                PreviousKey = root.Text("previousDigestS3Object"),
                PreviousHash = root.Text("previousDigestHashValue"),
                PreviousSignature = root.TryGetProperty("previousDigestSignature", out var signature)
                    ? signature.GetString()
                    : throw new FormatException("it has no previousDigestSignature"),
                Logs = root.TryGetProperty("logFiles", out var logs)
                    ? [.. logs.EnumerateArray().Select(Listed)]
                    : throw new FormatException("it has no logFiles"),
            };
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            problem = error.Message;
            return null;
        }
    }

    private static ListedLog Listed(JsonElement log) =>
        new(
            Required(log, "s3Bucket"),
            Required(log, "s3Object"),
            Required(log, "hashValue"),
            log.Text("hashAlgorithm") ?? ""
        );

    private static string Required(JsonElement root, string name) =>
        root.Text(name) ?? throw new FormatException($"it has no {name}");

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw new FormatException($"'{text}' is no time");
}
