using System.Security.Cryptography;
using System.Text;
using Ringfence.Redaction.Lexicon;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Replacements;

/// <summary>Words that stand for words of names and places: each word of a map has one stand-in, taken from a pool in an order that the seed gives.</summary>
internal sealed class PseudonymWords
{
    // None is an English word, an eponym or a town of the word lists: a model that says "winter" must not name somebody.
    internal static readonly string[] Given = Pool(
        "Adalynn Adela Adelina Alaina Alberta Alejandra Alessandra Alexa Alfonso Alfredo Alicja Alondra Anastasia Angelika Anneliese Annika Antonio Arianna Armando Arturo Astrid Aurelio Barnaby Beatrix Bernadette Bettina Bianca Brendan Brigitta Bronwyn Caspar Clarissa Clemens Clotilde Corinne Cosima Danica Daniela Dietrich Dimitri Dominik Dorothea Edmund Eleanora Elfrieda Eliana Elisabeth Eloise Emilia Emmanuel Enrique Erika Ernesto Estella Eugenia Evangeline Felicitas Fiona Franziska Frederik Gabriela Genevieve Gianna Giselle Giuliana Graciela Gregor Gudrun Guillermo Gunnar Gustavo Hildegard Ignacio Ilona Imogen Isolde Ivana Jasmina Jeremias Joachim Johanna Jolanda Julieta Kamila Katarina Katharina Kirsten Konrad Larissa Leonora Liliana Lothar Lucinda Ludmila Malcolm Marcelo Mariska Marjolein Matilda Matthias Maximilian Melinda Mikaela Mirella Miriam Monika Nadine Nicolette Nikolai Octavia Odette Ottilie Penelope Philippa Quentin Raimund Raphael Rebekah Reinhold Renata Roderick Rosalind Rosamund Roswitha Salvatore Serafina Siegfried Sigrid Solveig Stefania Susanna Tabitha Theodora Theresia Thaddeus Ulrika Veronika Viktoria Vincenzo Viviana Waltraud Wendelin Wilhelmina Xavier Yvonne Zacharias"
    );
    internal static readonly string[] Family = Pool(
        "Adamczyk Albrecht Anderssen Applewhite Arbogast Arrington Auchincloss Bachmeier Ballantyne Bancroft Bartholdy Baumgarten Beauchamp Benedetti Bergstrom Bickerstaff Blankenship Blumenthal Boatwright Bonaventura Bracegirdle Brathwaite Broughton Butterfield Calderwood Castellano Chadwick Chamberlin Cholmondeley Christoffersen Cruickshank Dahlberg Dalrymple Delacroix Dellinger Desjardins Devereaux Dieffenbach Dombrowski Donnelly Drummond Eberhardt Eckhardt Edelstein Engstrom Entwistle Fairweather Farnsworth Featherstone Forsythe Fotheringham Frobisher Galbraith Gallagher Gilchrist Goldsworthy Grimaldi Gunderson Hallstrom Hargreaves Hathaway Haverford Heatherington Higginbotham Hollingsworth Holmstrom Huddleston Ingersoll Ivanovich Jablonski Jorgensen Kaczmarek Killingsworth Kirkpatrick Kowalczyk Lambrecht Langstrom Lattimore Lindqvist Lockridge Longfellow Lundgren MacAllister Magnusson Marchbanks Matthiessen Merriweather Mortimer Netherby Nordstrom Oberholtzer Ostrander Overstreet Pallister Pankhurst Pendergast Pettigrew Pinkerton Plantagenet Prendergast Quackenbush Quesenberry Ravenscroft Rosenbaum Schermerhorn Schoenfeld Shackleford Silverstein Sinclair Steinbeck Stockwell Stubblefield Tattersall Thorndike Thornberry Trelawney Trevelyan Tuttlebee Underhill Vandermeer Westinghouse Wetherby Wigglesworth Winterbourne Witherspoon Wolverton Woolworth Yarborough"
    );
    internal static readonly string[] Towns = Pool(
        "Ashbourne Birchmere Brookmere Cedarholm Clearmont Dunmere Eastbrooke Elmsworth Fernvale Glenmoore Greyfield Harrowgate Hazelmoor Hollinsworth Ivydale Kingsbrooke Lindenau Maplewick Marstonbury Oakenhurst Pinehollow Quarrydale Ravenmoor Rosemere Silvermoor Stonehollow Valemont Westermoor Willowmere Windmere Yarrowby Brackenford Calderbrook Dovermoor Fallowmere Heatherwick Larkmoor Merrowdale"
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
