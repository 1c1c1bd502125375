namespace Ringfence.Evidence.Packs;

/// <summary>A numbered piece of evidence: rows, and by which question they were found.</summary>
/// <param name="Number">From 1, in the order in which the pack uses them.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Question">How it was found, so that somebody else can find it again.</param>
/// <param name="Columns">Names, in order.</param>
/// <param name="Rows">At most <see cref="MostRows"/>.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Exhibit(
    int Number,
    string Title,
    string Question,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string[]> Rows,
    long Total
)
{
    /// <summary>Rows that one exhibit holds at most; <see cref="Total"/> tells the rest.</summary>
    public const int MostRows = 1000;

    /// <summary>As it is cited: <c>E-007</c>.</summary>
    public string Id => $"E-{Number:D3}";

    /// <summary>Its file in the pack.</summary>
    public string File => $"exhibits/{Id}.csv";
}
