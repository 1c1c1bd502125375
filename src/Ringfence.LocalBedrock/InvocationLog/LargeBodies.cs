using System.Text;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.InvocationLog;

/// <summary>Moves bodies beyond 100 KB out of their record into objects of their own, as Bedrock does.</summary>
internal sealed class LargeBodies(LocalS3 s3, InvocationPaths paths)
{
    private const int LargestInRecord = 100 << 10;

    /// <param name="name">The batch's.</param>
    public ReadOnlyMemory<byte> MoveOut(ReadOnlyMemory<byte> record, LoggingConfiguration configuration, string name)
    {
        if (record.Length <= LargestInRecord)
        {
            return record;
        }

        var json = JsonNode.Parse(record.Span)!.AsObject();
        var requestId = json["requestId"]!.GetValue<string>();
        foreach (var side in (ReadOnlySpan<string>)["input", "output"])
        {
            if (json[side] is not JsonObject half || half[$"{side}BodyJson"] is not { } body)
            {
                continue;
            }

            var text = Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options));
            if (text.Length > LargestInRecord)
            {
                var key = paths.BodyKey(configuration.Prefix, name, requestId, side);
                s3.Put(configuration.Bucket, key, Gzip.Compress(text));
                half.Remove($"{side}BodyJson");
                half[$"{side}BodyS3Path"] = $"s3://{configuration.Bucket}/{key}";
            }
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString(WireJson.Options));
    }
}
