using System.Security.Cryptography;
using System.Text;
using Ringfence.Redaction.Lexicon;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Replacements;

/// <summary>Words that stand for words of names and places: each word of a map has one stand-in, taken from a pool in an order that the seed gives.</summary>
internal sealed class PseudonymWords
{
    private static readonly string[] Given = Pool(
        "Avery Blair Cameron Dakota Emerson Finley Harley Jamie Kendall Logan Morgan Parker Quinn Reese Riley Rowan Sage Skyler Taylor Wren Ainsley Arden Aubrey Bailey Bellamy Briar Campbell Carey Casey Charlie Corey Dale Darcy Devon Drew Eden Elliot Ellery Fallon Frankie Greer Hadley Hollis Indigo Jules Kai Keegan Kerry Lane Lennon Lindsay Marley Merritt Monroe Nevada Noel Oakley Palmer Peyton Phoenix Presley Raleigh Ramsey Reagan Remy River Robin Rory Ryan Salem Shannon Shiloh Sidney Sloane Spencer Storm Sutton Teagan Tatum Tracy Tyler Val Winter Wyatt"
    );
    private static readonly string[] Family = Pool(
        "Abbott Ackerman Alden Ashby Atwood Barlow Beckett Benton Birch Bradshaw Brewster Calloway Carver Chandler Clayton Colby Crane Dalton Danvers Dawson Denton Draper Easton Ellison Fairfax Fielding Garner Goddard Granger Hale Harlan Hartley Hathaway Holden Ingram Kingsley Langley Lathrop Lockhart Marlow Mercer Merrick Milton Norwood Osborne Paxton Pemberton Prescott Quimby Radcliff Redmond Ridley Rutherford Sawyer Selby Sheldon Sinclair Stanton Sterling Talbot Thatcher Thornton Underwood Vance Wakefield Walden Weston Whitaker Winslow Woodard Yates"
    );
    private static readonly string[] Towns = Pool(
        "Ashbourne Birchwood Brookmere Cedarholm Clearmont Dunmore Eastbrook Elmsworth Fairhaven Fernvale Glenmoor Greyfield Harrowgate Hazelton Hillcrest Ivydale Kingsbrook Larkspur Lindenau Maplewick Marston Northvale Oakhurst Pinehollow Quarryville Ravenwood Rosemont Silverlake Stonebridge Sunnydale Thistledown Valemont Westerly Willowby Windmere Yarrow"
    );

    private readonly byte[] _seed;
    private readonly Dictionary<string, string> _stands = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public PseudonymWords(byte[] seed) => _seed = seed;

    public string Name(string original) =>
        Each(original, word => word.Length == 1 ? Initial(word) : Stand(word, IsGiven(word) ? Given : Family));

    /// <summary>The words of a name that are longer than an initial, with what stands for them.</summary>
    public IEnumerable<(string Word, string Stand)> Parts(string original)
    {
        var parts = new List<(string, string)>();
        Each(
            original,
            word =>
            {
                if (word.Length > 2 && _stands.TryGetValue(word, out var stand))
                {
                    parts.Add((word, InCaseOf(word, stand)));
                }

                return word;
            }
        );
        return parts;
    }

    /// <summary>Proper words change; "Hospital", "Street", "of" and a state stay, digits are scrambled.</summary>
    public string Place(string original, Func<string, int, string> scramble) =>
        Each(
            scramble(OnlyDigits(original), 0) is var digits ? WithDigits(original, digits) : original,
            word => char.IsUpper(word[0]) && !IsPlain(word) ? Stand(word, Towns) : word
        );

    private string Stand(string word, string[] pool)
    {
        if (!_stands.TryGetValue(word, out var stand))
        {
            stand = Free(word, pool);
            _stands[word] = stand;
            _taken.Add(stand);
        }

        return InCaseOf(word, stand);
    }

    private string Free(string word, string[] pool)
    {
        var start = (int)(Number(word) % (uint)pool.Length);
        for (var step = 0; step < pool.Length; step++)
        {
            var stand = pool[(start + step) % pool.Length];
            if (!_taken.Contains(stand) && !_stands.ContainsKey(stand))
            {
                return stand;
            }
        }

        return $"{pool[start]}{_taken.Count}";
    }

    private string Initial(string word) =>
        ((char)((char.IsUpper(word[0]) ? 'A' : 'a') + (int)(Number(word) % 26))).ToString();

    private uint Number(string word) =>
        BitConverter.ToUInt32(HMACSHA256.HashData(_seed, Encoding.UTF8.GetBytes(word.ToUpperInvariant())));

    private static string InCaseOf(string word, string stand) =>
        word.Length > 1 && word.All(letter => !char.IsLower(letter)) ? stand.ToUpperInvariant()
        : char.IsLower(word[0]) ? stand.ToLowerInvariant()
        : stand;

    private static bool IsGiven(string word) =>
        WordTable.Shared.Find(WordHash.Of(word)).Any(Clue.FirstName | Clue.GivenName);

    private static bool IsPlain(string word) =>
        WordTable
            .Shared.Find(WordHash.Of(word))
            .Any(Clue.FacilityHead | Clue.StreetSuffix | Clue.StateCode | Clue.State | Clue.Generic | Clue.Direction);

    /// <summary>Replaces each run of letters, apostrophes inside.</summary>
    private static string Each(string text, Func<string, string> stand)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (
                end < text.Length
                && (
                    char.IsLetter(text[end])
                    || (
                        end > at
                        && text[end] is '\'' or '’'
                        && end + 2 < text.Length
                        && char.IsLetter(text[end + 1])
                        && char.IsLetter(text[end + 2])
                    )
                )
            )
            {
                end++;
            }

            result.Append(end > at ? stand(text[at..end]) : text[at].ToString());
            at = Math.Max(end, at + 1);
        }

        return result.ToString();
    }

    private static string OnlyDigits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string WithDigits(string text, string digits)
    {
        var at = 0;
        return string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? digits[at++] : letter));
    }

    private static string[] Pool(string words) => words.Split(' ');
}
