using System.Text.Json;

namespace Ringfence.LocalBedrock.Model;

/// <summary>What a request says to the model, whichever API it came by.</summary>
internal sealed record Prompt
{
    /// <summary>The text of the last user turn, its directives taken out.</summary>
    public required string Asked { get; init; }

    public required Directives Directives { get; init; }

    /// <summary>What a guardrail reads: the guard-content blocks if there are any, else every text of the user's turns.</summary>
    public required IReadOnlyList<string> Guarded { get; init; }

    /// <summary>How many user turns there were.</summary>
    public required int Turns { get; init; }

    /// <summary>Characters of everything that is tokenized.</summary>
    public required int Characters { get; init; }

    public CachedPrefix? Prefix { get; init; }

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    public ToolChoice ToolChoice { get; init; }

    /// <summary>The tool that must be called, when the request names one.</summary>
    public string? ToolNamed { get; init; }

    /// <summary>Characters of the tool results in the last turn; null when it brings none.</summary>
    public int? ToolResultCharacters { get; init; }

    public int? MaxTokens { get; init; }

    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>JSON schema that the answer must satisfy; null when any text will do.</summary>
    public JsonElement? AnswerSchema { get; init; }
}
