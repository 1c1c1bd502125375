using System.Text.Json;

namespace Ringfence.Evidence.CloudTrail;

/// <summary>CloudTrail log files in a local copy of a trail's bucket, classified by key (TRAIL-FACTS: digests lie in the same bucket).</summary>
public static class CloudTrailFiles
{
    /// <summary>Log files below <paramref name="directory"/>, newest first.</summary>
    public static IEnumerable<string> Enumerate(string directory) =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, "*_CloudTrail_*.json.gz", SearchOption.AllDirectories)
                .Where(path => path.Contains("/CloudTrail/", StringComparison.Ordinal))
                .OrderDescending(StringComparer.Ordinal)
            : [];

    /// <summary>Every event whose <c>requestID</c> is <paramref name="awsRequestId"/>, with the file that holds it; unreadable files are told.</summary>
    public static IEnumerable<(string Path, JsonElement Event)> WithRequestId(
        string directory,
        string awsRequestId,
        Action<string, Exception> unreadable
    )
    {
        foreach (var path in Enumerate(directory))
        {
            foreach (var record in Records(path, unreadable))
            {
                if (record.TryGetProperty("requestID", out var id) && id.ValueEquals(awsRequestId))
                {
                    yield return (path, record);
                }
            }
        }
    }

    private static List<JsonElement> Records(string path, Action<string, Exception> unreadable)
    {
        try
        {
            using var document = JsonDocument.Parse(Gzip.ReadAllBytes(path));
            return document.RootElement.TryGetProperty("Records", out var records)
                ? [.. records.EnumerateArray().Select(record => record.Clone())]
                : [];
        }
        catch (Exception error) when (error is IOException or InvalidDataException or JsonException)
        {
            unreadable(path, error);
            return [];
        }
    }
}
