using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live;

/// <summary>One resource of a running account.</summary>
/// <param name="Identifier">Cloud Control's, or the name that docs/live-facts.md gives.</param>
/// <param name="Properties">In CloudFormation's shape; null where it was listed and could not be read.</param>
public sealed record ResourceRecord(string Identifier, JsonObject? Properties)
{
    /// <summary>Why it could not be read; null: it was.</summary>
    public Gap? Unread { get; init; }
}
