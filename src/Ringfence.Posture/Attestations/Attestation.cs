using System.Text.Json.Serialization;

namespace Ringfence.Posture.Attestations;

/// <summary>What a person states of a control that no configuration can show.</summary>
public sealed record Attestation
{
    /// <summary>The control's id.</summary>
    public required string Control { get; init; }

    /// <summary>What is stated.</summary>
    public required string Statement { get; init; }

    /// <summary>The person who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The day it was stated.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The document that shows it, by its path as given; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Document { get; init; }

    /// <summary>SHA-256 of that document, in lower-case hexadecimal; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }
}
