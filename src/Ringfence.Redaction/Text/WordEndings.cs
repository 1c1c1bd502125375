namespace Ringfence.Redaction.Text;

/// <summary>Endings of words, by their last letter, so that a word is compared with a few of them only.</summary>
internal sealed class WordEndings
{
    private readonly Dictionary<char, string[]> _byLast;
    private readonly int _least;

    /// <param name="least">How many letters a word must have before its ending.</param>
    /// <param name="endings">In lower case.</param>
    public WordEndings(int least, params string[] endings)
    {
        _least = least;
        _byLast = endings
            .Distinct()
            .GroupBy(ending => ending[^1])
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    public bool Has(ReadOnlySpan<char> word)
    {
        if (word.Length > _least && _byLast.TryGetValue(char.ToLowerInvariant(word[^1]), out var endings))
        {
            foreach (var ending in endings)
            {
                if (word.Length >= ending.Length + _least && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
