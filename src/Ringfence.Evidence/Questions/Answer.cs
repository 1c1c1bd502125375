using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Questions;

/// <summary>The answer to a question: rows, and how far they can be trusted.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Parameters">What was asked, as given.</param>
/// <param name="Columns">Names, in order.</param>
/// <param name="Rows">Values: text, long, double, or null. Times are ISO 8601, UTC.</param>
/// <param name="Coverage">For each layer the spans that are proven complete; a layer without any is not in doubt, it is unproven.</param>
/// <param name="Next">Where the next page starts; null at the end.</param>
public sealed record Answer(
    string Question,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> Columns,
    IReadOnlyList<object?[]> Rows,
    IReadOnlyDictionary<string, IReadOnlyList<TimeSpanUtc>> Coverage,
    string? Next
)
{
    /// <summary>What bears on the answer and is in none of its rows: how far the layers' clocks lie apart, which events were delivered anew.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
