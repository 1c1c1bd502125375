using Ringfence.Redaction.Lexicon;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>Finds the gazetteer's places of several words.</summary>
internal static class PlacePhrase
{
    private const int MostWords = 4;

    /// <summary>The last token of the longest place that starts at the token, with its clues; -1 where none does.</summary>
    public static (int Last, Clue Clues) Longest(in Passage passage, int at)
    {
        var token = passage.Tokens[at];
        var best = token.Has(Clue.AnyPlace) ? (at, token.Clues) : (-1, Clue.None);
        if (!token.Has(Clue.PhraseStart))
        {
            return best;
        }

        var hash = token.Hash;
        var place = at;
        for (var word = 1; word < MostWords; word++)
        {
            place++;
            while (passage.Has(place, Clue.Hyphen | Clue.Dot) && place - at < 8)
            {
                place++;
            }

            if (!passage.Has(place, Clue.Word))
            {
                break;
            }

            hash = WordHash.Phrase(hash, passage.Tokens[place].Hash);
            var clues = WordTable.Shared.Find(hash);
            if (clues.Any(Clue.AnyPlace))
            {
                best = (place, clues);
            }
        }

        return best;
    }
}
