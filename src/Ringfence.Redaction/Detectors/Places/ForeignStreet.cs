using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>Street words of other languages: in front (<c>Rua</c>, <c>ul.</c>) or at the end of one word (<c>Kiannonkatu</c>, <c>Hauptstraße</c>).</summary>
internal static class ForeignStreet
{
    private static readonly WordEndings Endings = new(
        3,
        "strasse",
        "straße",
        "gasse",
        "weg",
        "platz",
        "allee",
        "damm",
        "ufer",
        "ring",
        "straat",
        "laan",
        "plein",
        "gracht",
        "kade",
        "dreef",
        "steeg",
        "gatan",
        "gata",
        "vägen",
        "gränd",
        "torg",
        "torget",
        "backen",
        "stigen",
        "gade",
        "vej",
        "vejen",
        "stræde",
        "allé",
        "vang",
        "gaten",
        "veien",
        "vegen",
        "katu",
        "tie",
        "kuja",
        "polku",
        "kaari",
        "rinne",
        "braut",
        "vegur",
        "stræti",
        "gerði",
        "utca",
        "körút",
        "tér",
        "iela",
        "gatvė"
    );

    private static readonly string[] Fronts =
    [
        "rua",
        "via",
        "viale",
        "vicolo",
        "corso",
        "piazza",
        "piazzale",
        "largo",
        "calle",
        "avenida",
        "avda",
        "paseo",
        "camino",
        "carrera",
        "carretera",
        "plaza",
        "praça",
        "travessa",
        "alameda",
        "estrada",
        "rodovia",
        "rue",
        "chemin",
        "quai",
        "impasse",
        "allée",
        "boulevard",
        "ul",
        "ulica",
        "aleja",
        "al",
        "os",
        "plac",
        "strada",
        "bulevardul",
        "calea",
        "prospekt",
        "ulitsa",
        "naberezhnaya",
        "bd",
        "kv",
        "jalan",
        "jl",
        "soi",
        "carrer",
        "r",
    ];

    /// <summary>Whether the token is a street word that stands before the street's name.</summary>
    public static bool IsFront(in Passage passage, int at) => passage.Has(at, Clue.Word) && passage.IsAny(at, Fronts);

    /// <summary>Whether the word ends as a street's name does.</summary>
    public static bool EndsLikeStreet(ReadOnlySpan<char> word)
    {
        return Endings.Has(word);
    }
}
