using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Names;

/// <summary>What the place of a word says of it, where no word before it announces a name: turns of a conversation, lists, pairs.</summary>
internal static class NamePlace
{
    /// <param name="at">The token before the word, an opening sign passed over.</param>
    public static (double Weight, string Why) Of(in Passage passage, int at, int first)
    {
        // A turn of a conversation: "Halldór: is it safe?"
        if (
            passage.StartsLine(first)
            && passage.Sign(first + 1) == ':'
            && passage.Has(first, Clue.FirstName | Clue.GivenName)
            && NameContext.IsNoWord(passage, first)
        )
        {
            return (1.6, "speaks");
        }

        if (
            passage.Sign(at) == '/'
            && passage.Is(at - 1, "w")
            && !passage.Touches(first)
            && NameContext.IsNoWord(passage, first)
        )
        {
            return (1.4, "with whom");
        }

        // A list of patients "1) Thibodeaux - trend lactate", and the two of a team "(Kowalczyk/Singh)".
        if (
            NameContext.IsNoWord(passage, first)
            && (
                passage.Sign(at) == ')' && passage.Touches(at) && passage.Has(at - 1, Clue.Digits)
                    ? passage.Sign(first + 1) is '-' or ':' or ','
                    : IsPair(passage, first)
            )
        )
        {
            return (1.6, "in a list of names");
        }

        return (0, "");
    }

    private static bool IsPair(in Passage passage, int first) =>
        passage.Sign(first - 1) == '/' && passage.Touches(first) && passage.Touches(first - 1)
            ? passage.Has(first - 2, Clue.Capitalised) && NameContext.IsNoWord(passage, first - 2)
            : passage.Sign(first + 1) == '/'
                && passage.Touches(first + 1)
                && passage.Touches(first + 2)
                && passage.Has(first + 2, Clue.Capitalised)
                && NameContext.IsNoWord(passage, first + 2);
}
