using System.IO.Compression;
using System.Text.Json;

namespace Ringfence.Cli.Up;

/// <summary>What the model was told in one call, by Bedrock's own invocation log.</summary>
internal static class ModelView
{
    /// <summary>The user's words as they reached the model; null when the log has no such call.</summary>
    /// <param name="since">Files written before it are passed over; null for none.</param>
    public static string? Of(DataDirectory data, string awsRequestId, DateTimeOffset? since = null)
    {
        foreach (var file in Directory.EnumerateFiles(data.Buckets, "*.json.gz", SearchOption.AllDirectories))
        {
            if (
                !file.Contains("BedrockModelInvocationLogs", StringComparison.Ordinal)
                || (since is { } from && File.GetLastWriteTimeUtc(file) < from.UtcDateTime.AddSeconds(-1))
            )
            {
                continue;
            }

            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.GetProperty("requestId").ValueEquals(awsRequestId))
                {
                    return Prompt(json.RootElement);
                }
            }
        }

        return null;
    }

    private static string? Prompt(JsonElement record) =>
        record.TryGetProperty("input", out var input)
        && input.TryGetProperty("inputBodyJson", out var body)
        && body.TryGetProperty("messages", out var messages)
            ? messages[0].GetProperty("content")[0].GetProperty("text").GetString()
            : null;
}
