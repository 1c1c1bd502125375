using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Places;

/// <summary>Words that speak for a place by their form, where no gazetteer has it: <c>Torphymouth</c>, <c>New Alessandroberg</c>.</summary>
internal static class PlaceWord
{
    private static readonly WordEndings Endings = new(
        3,
        "ville",
        "burgh",
        "burg",
        "berg",
        "borough",
        "mouth",
        "shire",
        "stadt",
        "stad",
        "furt",
        "bury",
        "chester",
        "cester",
        "haven",
        "minster",
        "dorf",
        "heim",
        "hausen",
        "ingen",
        "grad",
        "abad",
        "nagar",
        "polis",
        "köping",
        "holm",
        "wick",
        "wich",
        "thorpe",
        "worth",
        "port",
        "fort",
        "town",
        "ton",
        "land",
        "side",
        "view",
        "ford",
        "field",
        "bridge",
        "church",
        "kylä",
        "joki",
        "järvi",
        "sund",
        "fjord",
        "vik",
        "eyri",
        "fjörður",
        "stetten",
        "bach",
        "brunn",
        "kirchen",
        "pur"
    );

    private static readonly string[] Fronts =
    [
        "new",
        "north",
        "south",
        "east",
        "west",
        "port",
        "lake",
        "mount",
        "mt",
        "fort",
        "ft",
        "san",
        "santa",
        "saint",
        "st",
        "ste",
        "el",
        "los",
        "las",
        "la",
        "le",
        "bad",
        "sankt",
        "upper",
        "lower",
        "great",
        "little",
        "big",
        "old",
        "nueva",
        "villa",
        "ciudad",
        "puerto",
        "nova",
        "novi",
        "nowy",
        "sint",
        "são",
        "santo",
    ];

    /// <summary>Whether the word ends as many towns do.</summary>
    public static bool EndsLikeTown(ReadOnlySpan<char> word)
    {
        return Endings.Has(word);
    }

    /// <summary>Whether the token begins a town's name before its proper word: New, Port, San.</summary>
    public static bool IsFront(in Passage passage, int at) =>
        passage.Has(at, Clue.Capitalised | Clue.AllCaps | Clue.Mixed) && passage.IsAny(at, Fronts);
}
