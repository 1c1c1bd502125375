using System.Text.Json;

namespace Ringfence.Evidence.InvocationLogs;

/// <summary>Bedrock model invocation logs in a local copy of their bucket: gzip, one JSON object a line.</summary>
public static class InvocationLogFiles
{
    private const string Folder = "/BedrockModelInvocationLogs/";

    /// <summary>Log files below <paramref name="directory"/>, newest first; large bodies (<c>data/</c>) and permission checks are not logs.</summary>
    public static IEnumerable<string> Enumerate(string directory) =>
        Directory.Exists(directory)
            ? Directory
                .EnumerateFiles(directory, "*.json.gz", SearchOption.AllDirectories)
                .Where(path => IsLog(path.AsSpan(directory.Length)))
                .OrderDescending(StringComparer.Ordinal)
            : [];

    /// <summary>The record whose <c>requestId</c> is <paramref name="awsRequestId"/>, with the file that holds it; unreadable files are told.</summary>
    public static (string Path, JsonElement Record)? WithRequestId(
        string directory,
        string awsRequestId,
        Action<string, Exception> unreadable
    )
    {
        foreach (var path in Enumerate(directory))
        {
            try
            {
                foreach (var line in SplitLines(Gzip.ReadAllBytes(path)))
                {
                    using var document = JsonDocument.Parse(line);
                    if (document.RootElement.TryGetProperty("requestId", out var id) && id.ValueEquals(awsRequestId))
                    {
                        return (path, document.RootElement.Clone());
                    }
                }
            }
            catch (Exception error) when (error is IOException or InvalidDataException or JsonException)
            {
                unreadable(path, error);
            }
        }

        return null;
    }

    // What the folders above are called says nothing.
    private static bool IsLog(ReadOnlySpan<char> key) =>
        key.IndexOf(Folder) is >= 0 and var at && key[at..].IndexOf("/data/") < 0;

    private static IEnumerable<ReadOnlyMemory<byte>> SplitLines(byte[] text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                yield return text.AsMemory(start, end - start);
            }

            start = end + 1;
        }
    }
}
