using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>A trail as DescribeTrails gives it, to a row.</summary>
internal static class TrailRecord
{
    public static string? Read(ReadOnlySpan<byte> json, RowBatch to)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        to.Begin(Tables.Trail);
        to.Set(0, document.RootElement.Text("TrailARN") ?? "");
        to.Set(1, document.RootElement.Text("S3BucketName") ?? "");
        to.Set(2, document.RootElement.Text("LogFileValidationEnabled") == "true" ? 1 : 0);
        return null;
    }
}
