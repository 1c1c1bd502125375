using System.Text.Json;

namespace Ringfence.EndToEnd.Running;

/// <summary>A model call that reached LocalBedrock.</summary>
/// <param name="RequestId">The gateway's request id, which its metadata carried.</param>
internal sealed record Arrival(string RequestId, string Operation, DateTimeOffset Time)
{
    /// <summary>Null for a call that no gateway made: STS, or one without metadata.</summary>
    public static Arrival? Parse(string line)
    {
        var call = JsonElement.Parse(line);
        return call.GetProperty("metadata").TryGetProperty("ringfence-request-id", out var requestId)
            ? new Arrival(
                requestId.GetString()!,
                call.GetProperty("operation").GetString()!,
                call.GetProperty("time").GetDateTimeOffset()
            )
            : null;
    }
}
