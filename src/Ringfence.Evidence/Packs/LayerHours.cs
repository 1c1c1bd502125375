using System.Globalization;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Packs;

/// <summary>For which hours of a period a layer is proven complete.</summary>
/// <param name="Spans">Proven, in order.</param>
/// <param name="Complete">They cover the whole period.</param>
/// <param name="Why">In a sentence.</param>
public sealed record LayerHours(string Layer, IReadOnlyList<TimeSpanUtc> Spans, bool Complete, string Why)
{
    /// <summary>The hours proven, of the hours of the period.</summary>
    public double Hours => Spans.Sum(span => (span.To - span.From).TotalHours);

    /// <summary>A length of time in words: <c>24 h</c>, and what is shorter than an hour in seconds.</summary>
    public static string Words(double hours) =>
        hours is > 0 and < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{hours * 3600:0.#} s")
            : string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} h");
}
