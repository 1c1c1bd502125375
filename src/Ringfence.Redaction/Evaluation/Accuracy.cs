namespace Ringfence.Redaction.Evaluation;

/// <summary>
/// How well spans found fit the labels of a set; the sums, and the ratios from them. A ratio of nothing is <see cref="double.NaN"/>.
/// </summary>
public sealed record Accuracy
{
    /// <summary>By the kind's name in the set; false spans by the kind that was found.</summary>
    public SortedDictionary<string, KindAccuracy> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts.</summary>
    public int Documents { get; internal set; }

    /// <summary>Runs of letters, digits and underscores in all texts.</summary>
    public int Words { get; internal set; }

    /// <summary>Texts with at least one identifier that must be found.</summary>
    public int DocumentsAsking { get; internal set; }

    /// <summary>Those of them in which every identifier is covered whole.</summary>
    public int CleanDocuments { get; internal set; }

    /// <summary>Texts in which nothing is marked.</summary>
    public int DocumentsWithout { get; internal set; }

    /// <summary>Those of them in which something was found.</summary>
    public int DocumentsFlagged { get; internal set; }

    /// <summary>Spans found, neighbours of one kind counted once.</summary>
    public int Spans { get; internal set; }

    /// <summary>Spans found that touch no label, required or optional.</summary>
    public int FalseSpans { get; internal set; }

    /// <summary>Words of an identifier that were found.</summary>
    public int TokensRight { get; internal set; }

    /// <summary>Words of an identifier that were not.</summary>
    public int TokensMissed { get; internal set; }

    /// <summary>Words that were found and belong to no identifier.</summary>
    public int TokensFalse { get; internal set; }

    /// <summary>Identifiers that must be found.</summary>
    public int Identifiers => Kinds.Values.Sum(kind => kind.Identifiers);

    /// <summary>Of the identifiers, those of which something was found.</summary>
    public double TouchedRecall => Ratio(Kinds.Values.Sum(kind => kind.Touched), Identifiers);

    /// <summary>Of the identifiers, those of which nothing leaks.</summary>
    public double FullRecall => Ratio(Kinds.Values.Sum(kind => kind.Covered), Identifiers);

    /// <summary>Of their letters and digits, those found.</summary>
    public double CharacterRecall =>
        Ratio(Kinds.Values.Sum(kind => kind.CharactersCovered), Kinds.Values.Sum(kind => kind.Characters));

    /// <summary>Of the words found, those that belong to an identifier.</summary>
    public double TokenPrecision => Ratio(TokensRight, TokensRight + TokensFalse);

    /// <summary>Of the words of identifiers, those found.</summary>
    public double TokenRecall => Ratio(TokensRight, TokensRight + TokensMissed);

    /// <summary>Precision and recall in one figure, recall weighing four times as much.</summary>
    public double TokenF2 => 5 * TokenPrecision * TokenRecall / ((4 * TokenPrecision) + TokenRecall);

    /// <summary>False spans per 1,000 words.</summary>
    public double FalsePerThousandWords => Ratio(1000.0 * FalseSpans, Words);

    /// <summary>Of the texts with identifiers, those from which nothing leaks.</summary>
    public double CleanShare => Ratio(CleanDocuments, DocumentsAsking);

    /// <summary>Of the texts without identifiers, those in which something was found.</summary>
    public double FlaggedShare => Ratio(DocumentsFlagged, DocumentsWithout);

    /// <summary>The share of <paramref name="part"/>; NaN of nothing.</summary>
    public static double Ratio(double part, double whole) => whole == 0 ? double.NaN : part / whole;

    internal KindAccuracy Of(string kind)
    {
        if (!Kinds.TryGetValue(kind, out var accuracy))
        {
            Kinds[kind] = accuracy = new KindAccuracy();
        }

        return accuracy;
    }
}
