using System.Text.Json.Nodes;

namespace Ringfence.LocalBedrock.Host;

/// <summary>What an operation tells CloudTrail beyond what is common to all calls.</summary>
internal sealed class TrailDetails
{
    public JsonObject? RequestParameters { get; set; }

    public JsonObject? ResponseElements { get; set; }

    public JsonArray? Resources { get; set; }

    public string? InferenceRegion { get; set; }

    public int? InputTokens { get; set; }

    public int? OutputTokens { get; set; }

    /// <summary>The event's own id; a call has one event.</summary>
    public Guid EventId { get; } = Guid.NewGuid();
}
