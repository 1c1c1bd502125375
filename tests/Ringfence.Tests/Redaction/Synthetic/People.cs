namespace Ringfence.Tests.Redaction.Synthetic;

/// <summary>Draws persons: half from the names by culture beside this file, half from Bogus's locales in Latin script.</summary>
internal sealed class People
{
    private static readonly string[] Locales =
    [
        "af_ZA",
        "az",
        "cz",
        "de",
        "de_AT",
        "de_CH",
        "en",
        "en_AU",
        "en_CA",
        "en_GB",
        "en_IE",
        "en_IND",
        "es",
        "es_MX",
        "fi",
        "fr",
        "fr_CA",
        "hr",
        "id_ID",
        "it",
        "lv",
        "nb_NO",
        "nl",
        "nl_BE",
        "pl",
        "pt_BR",
        "pt_PT",
        "ro",
        "sk",
        "sv",
        "tr",
        "vi",
        "zu_ZA",
    ];

    private readonly List<(string Culture, char Order, string[] Given, string[] Family)> _cultures = [];
    private readonly Bogus.DataSets.Name[] _names;
    private readonly Random _random;

    public People(Random random, IEnumerable<string> lines)
    {
        _random = random;
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            _cultures.Add((parts[0], parts[1][0], Names(parts[2]), Names(parts[3])));
        }

        var seed = random.Next();
        _names = [.. Locales.Select(locale => new Bogus.DataSets.Name(locale) { Random = new Bogus.Randomizer(seed) })];
    }

    public Person Draw(string? culture = null)
    {
        if (culture is null && _random.Next(2) == 0)
        {
            var at = _random.Next(_names.Length);
            return new Person(Locales[at], _names[at].FirstName(), _names[at].LastName(), FamilyFirst: false);
        }

        var (name, order, given, family) = culture is null
            ? _cultures[_random.Next(_cultures.Count)]
            : _cultures.Find(each => each.Culture == culture);
        var surname = Any(family);
        if (order == 'd' && _random.Next(3) > 0)
        {
            surname += (_random.Next(4) == 0 ? "-" : " ") + Any(family);
        }

        return new Person(name, Any(given), surname, order == 'f' && _random.Next(3) > 0);
    }

    /// <summary>The cultures of the list.</summary>
    public IEnumerable<string> Cultures => _cultures.Select(each => each.Culture);

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static string[] Names(string words) => [.. words.Split(' ').Select(word => word.Replace('_', ' '))];
}
