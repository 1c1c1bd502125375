using System.Text.Json;

namespace Ringfence.EndToEnd.Running;

/// <summary>What a client saw of one case, as its own SDK told it.</summary>
internal sealed record ClientOutcome
{
    /// <summary>The text received; of an abandoned or broken stream, what came until then.</summary>
    public string Text { get; init; } = "";

    public string? StopReason { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Pieces of text that a stream brought.</summary>
    public int Pieces { get; init; }

    /// <summary>The tool that the model called.</summary>
    public string? Tool { get; init; }

    public JsonElement ToolInput { get; init; }

    /// <summary>Why the model stopped to have a tool run.</summary>
    public string? ToolStopReason { get; init; }

    /// <summary>The class of the SDK's exception; null when there was none.</summary>
    public string? Error { get; init; }

    public int? Status { get; init; }

    /// <summary>The error's type in the protocol's own words.</summary>
    public string? Type { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<string> Models { get; init; } = [];

    public int Dimensions { get; init; }
}
