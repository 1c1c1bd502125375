using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.CloudTrail;

/// <summary>CloudTrail's own API: ListPublicKeys and DescribeTrails.</summary>
internal sealed class TrailOperations(Trail trail, TrailKeys keys, Replies replies, TimeProvider time)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "POST",
                "/CloudTrail_20131101.ListPublicKeys",
                new("ListPublicKeys", AwsApi.CloudTrail, ReadOnly: true, ListPublicKeysAsync)
            ),
            new(
                "POST",
                "/CloudTrail_20131101.DescribeTrails",
                new("DescribeTrails", AwsApi.CloudTrail, ReadOnly: true, DescribeTrailsAsync)
            ),
        ];

    private Task ListPublicKeysAsync(ApiCall call)
    {
        var body = Body(call);
        var now = time.GetUtcNow();
        var (from, to) = (TimeOf(body, "StartTime") ?? now, TimeOf(body, "EndTime") ?? now);
        if (from > to)
        {
            throw new AwsFault(400, "InvalidTimeRangeException", "The start time must be before the end time.");
        }

        return AnswerAsync(call, new() { ["PublicKeyList"] = keys.List(from, to, date => date.ToUnixTimeSeconds()) });
    }

    private Task DescribeTrailsAsync(ApiCall call)
    {
        var description = trail.Description;
        string[] wanted = [.. Body(call).Texts("trailNameList")];
        var matches =
            wanted.Length == 0
            || wanted.Contains(description["Name"]!.GetValue<string>())
            || wanted.Contains(description["TrailARN"]!.GetValue<string>());
        return AnswerAsync(call, new() { ["trailList"] = matches ? new JsonArray(description) : new JsonArray() });
    }

    private Task AnswerAsync(ApiCall call, JsonObject body) =>
        replies.SendAsync(
            call,
            200,
            "application/x-amz-json-1.1",
            Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options))
        );

    private static JsonElement Body(ApiCall call) =>
        call.Body.IsEmpty
            ? default
            : call.Json(() => new(400, "SerializationException", "The request body is not a JSON object."));

    /// <summary>Seconds since 1970, with or without a fraction.</summary>
    private static DateTimeOffset? TimeOf(JsonElement body, string name) =>
        body.Number(name) is { } seconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
}
