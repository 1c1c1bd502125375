namespace Ringfence.Evidence.Questions;

/// <summary>Which of the gateway's calls. Texts are equal, or, where they hold <c>*</c>, of their pattern.</summary>
public sealed record RecordedCallFilter
{
    /// <summary>Who asked.</summary>
    public string? Person { get; init; }

    /// <summary>Of which team.</summary>
    public string? Team { get; init; }

    /// <summary>With which application.</summary>
    public string? Application { get; init; }

    /// <summary>The model asked for or used.</summary>
    public string? Model { get; init; }

    /// <summary>How it ended.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>The teams whose calls may be seen at all; null for every team's. An empty list sees nothing.</summary>
    public IReadOnlyList<string>? Teams { get; init; }

    internal IEnumerable<(string Name, string? Value)> Given =>
        [
            ("person", Person),
            ("team", Team),
            ("application", Application),
            ("model", Model),
            ("outcome", Outcome?.ToString().ToLowerInvariant()),
        ];
}
