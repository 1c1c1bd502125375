using System.Globalization;
using System.Text;
using Ringfence.Redaction.Evaluation;

namespace Ringfence.Tests.Redaction.Synthetic;

/// <summary>
/// Fills the templates of <c>notes.txt</c> with made-up persons, dates and numbers; knows where each stands. The same seed gives the same
/// documents. A template's placeholder is <c>{role.form}</c> for a name and <c>{kind:form}</c> for everything else.
/// </summary>
internal sealed class NoteMaker
{
    private static readonly string[] Heads =
    [
        "Hospital",
        "Medical Center",
        "Clinic",
        "General Hospital",
        "Health Center",
        "Memorial Hospital",
    ];
    private static readonly string[] SiteNames =
    [
        "St. Agatha's",
        "Riverbend",
        "Mount Carmel",
        "Good Samaritan",
        "Brightwater",
        "Holy Cross",
        "Lakeshore",
        "St. Brendan",
        "Eastgate",
        "Oak Valley",
    ];
    private static readonly string[] States = ["TX", "CA", "NY", "OH", "IL", "GA", "WA", "NC", "PA", "FL"];

    private readonly Random _random;
    private readonly Bogus.Faker _bogus;
    private readonly People _people;
    private readonly List<(string Kind, string Text)> _templates;

    public NoteMaker(int seed, string folder)
    {
        _random = new Random(seed);
        _bogus = new Bogus.Faker("en") { Random = new Bogus.Randomizer(seed) };
        _people = new People(_random, File.ReadLines(Path.Combine(folder, "names.txt")));
        _templates =
        [
            .. File.ReadAllText(Path.Combine(folder, "notes.txt"))
                .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
                .Select(part => (part[..part.IndexOf('\n')].Trim(), part[(part.IndexOf('\n') + 1)..].TrimEnd() + "\n")),
        ];
    }

    /// <summary>The kinds of note that there are.</summary>
    public IReadOnlyCollection<string> Kinds => [.. _templates.Select(template => template.Kind).Distinct()];

    /// <summary>The next document; its id begins with the kind of note.</summary>
    public LabelledDocument Next(int number)
    {
        var (kind, template) = _templates[number % _templates.Count];
        var text = new StringBuilder(template.Length * 2);
        var labels = new List<LabelledSpan>();
        var persons = new Dictionary<string, Person>();
        for (var at = 0; at < template.Length; )
        {
            if (template[at] != '{')
            {
                text.Append(template[at++]);
                continue;
            }

            var close = template.IndexOf('}', at);
            var (type, value, label) = Fill(template[(at + 1)..close], persons);
            if (type.Length > 0)
            {
                var start = text.Length + (label.Length == 0 ? 0 : value.IndexOf(label, StringComparison.Ordinal));
                labels.Add(new LabelledSpan(start, start + (label.Length == 0 ? value.Length : label.Length), type));
                if (label.Length > 0)
                {
                    labels.Add(new LabelledSpan(text.Length, text.Length + value.Length, "GENERIC", Optional: true));
                }
            }

            text.Append(value);
            at = close + 1;
        }

        return new LabelledDocument(
            string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}"),
            text.ToString(),
            labels
        );
    }

    private (string Type, string Value, string Label) Fill(string placeholder, Dictionary<string, Person> persons)
    {
        var parts = placeholder.Split('.', ':');
        var form = parts.Length > 1 ? parts[1] : "";
        if (parts[0] is "p" or "q" or "a" or "b" or "c" or "d" or "n" or "n2" or "r" or "r2")
        {
            if (!persons.TryGetValue(parts[0], out var person))
            {
                persons[parts[0]] = person = _people.Draw();
            }

            return ("NAME", person.As(form), "");
        }

        return parts[0] switch
        {
            "hospital" or "hospital2" => Hospital(),
            "site" => (
                "LOCATION",
                _bogus.Address.City().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
                ""
            ),
            "school" => ("LOCATION", $"{_bogus.Address.City()} Elementary School", ""),
            "state" => ("", Any(States), ""),
            _ => (Types[parts[0]], Value(parts[0], form), ""),
        };
    }

    private (string Type, string Value, string Label) Hospital()
    {
        var name = _random.Next(2) == 0 ? Any(SiteNames) : _bogus.Address.City();
        return ("LOCATION", $"{name} {Any(Heads)}", name);
    }

    private static readonly Dictionary<string, string> Types = new()
    {
        ["mrn"] = "MRN",
        ["account"] = "ACCOUNT",
        ["plan"] = "HEALTH_PLAN",
        ["id"] = "ID",
        ["device"] = "DEVICE",
        ["license"] = "LICENSE",
        ["npi"] = "LICENSE",
        ["dea"] = "LICENSE",
        ["clia"] = "LICENSE",
        ["vin"] = "VEHICLE",
        ["plate"] = "VEHICLE",
        ["ssn"] = "SSN",
        ["phone"] = "PHONE",
        ["ext"] = "PHONE",
        ["fax"] = "FAX",
        ["email"] = "EMAIL",
        ["url"] = "URL",
        ["ip"] = "IP",
        ["photo"] = "PHOTO",
        ["date"] = "DATE",
        ["dob"] = "DATE",
        ["dob8"] = "DATE",
        ["stamp"] = "DATE",
        ["street"] = "LOCATION",
        ["street2"] = "LOCATION",
        ["city"] = "LOCATION",
        ["city2"] = "LOCATION",
        ["zip"] = "LOCATION",
        ["room"] = "",
        ["room2"] = "",
    };

    private string Value(string kind, string form) =>
        kind switch
        {
            "mrn" => form == "digits"
                ? Digits(8)
                : Any([
                    Digits(7),
                    Digits(8),
                    $"{Letters(2)}-{Digits(6)}",
                    $"{Letters(1)}{Digits(7)}",
                    $"{Digits(3)}-{Digits(2)}-{Digits(3)}",
                ]),
            "account" => form == "digits"
                ? Digits(9)
                : Any([Digits(9), $"{Letters(1)}{Digits(2)}-{Digits(5)}", $"V{Digits(9)}"]),
            "plan" => Any([$"{Letters(3)}{Digits(9)}", $"{Letters(1)}{Digits(8)}", $"{Digits(4)}-{Digits(5)}"]),
            "id" => form == "digits" ? Digits(7) : $"{Letters(2)}{Digits(5)}",
            "device" => $"{Letters(3)}{Digits(6)}{Letters(1)}",
            "license" => Digits(7),
            "npi" => Npi(),
            "dea" => Dea(),
            "clia" => $"{Digits(2)}D{Digits(7)}",
            "vin" => Vin(),
            "plate" => $"{Letters(3)} {Digits(4)}",
            "ssn" => $"{_random.Next(100, 665)}-{_random.Next(10, 99)}-{_random.Next(1000, 9999)}",
            "phone" or "fax" => Phone(form),
            "ext" => Digits(5),
            "email" => _bogus.Internet.Email(),
            "url" => _bogus.Internet.UrlWithPath(),
            "ip" => _bogus.Internet.Ip(),
            "photo" => $"IMG_{Digits(4)}.jpg",
            "street" or "street2" => $"{_random.Next(1, 9999)} {_bogus.Address.StreetName()}",
            "city" or "city2" => _random.Next(2) == 0
                ? _bogus.Address.City()
                : Any([
                    "Houston",
                    "Albuquerque",
                    "Sacramento",
                    "Pittsburgh",
                    "Tacoma",
                    "Savannah",
                    "Des Moines",
                    "Providence",
                    "Lexington",
                    "Duluth",
                ]),
            "zip" => Digits(5),
            "room" or "room2" => Any([
                $"{_random.Next(2, 9)}{Letters(1)}-{_random.Next(10, 40)}",
                $"{_random.Next(101, 900)}",
                $"{_random.Next(101, 900)}B",
            ]),
            _ => Date(kind, form),
        };

    private string Date(string kind, string form)
    {
        var date = kind.StartsWith("dob", StringComparison.Ordinal)
            ? new DateTime(_random.Next(1935, 2015), _random.Next(1, 13), _random.Next(1, 29))
            : new DateTime(
                _random.Next(2019, 2026),
                _random.Next(1, 13),
                _random.Next(1, 29),
                _random.Next(24),
                _random.Next(60),
                0
            );
        var pattern = (kind, form) switch
        {
            ("dob8", _) => "yyyyMMdd",
            ("stamp", _) => "yyyyMMddHHmm",
            (_, "md") => Any(["M/d", "MMM d", "d MMM"]),
            (_, "iso") => "yyyy-MM-dd",
            (_, "mail") => "d MMM yyyy HH:mm:ss",
            (_, "long") => Any(["MMMM d, yyyy", "d MMMM yyyy", "MMM d, yyyy"]),
            _ => Any(["MM/dd/yyyy", "M/d/yy", "MM-dd-yyyy", "yyyy-MM-dd", "d-MMM-yyyy", "MMMM d, yyyy", "dd.MM.yyyy"]),
        };
        return date.ToString(pattern, CultureInfo.InvariantCulture);
    }

    private string Phone(string form)
    {
        var (area, exchange, line) = ($"{_random.Next(201, 989)}", $"{_random.Next(220, 989)}", Digits(4));
        return form switch
        {
            "hl7" => $"({area}){exchange}-{line}",
            "plain" => Any([$"{area}-{exchange}-{line}", $"{area}.{exchange}.{line}"]),
            _ => Any([
                $"({area}) {exchange}-{line}",
                $"{area}-{exchange}-{line}",
                $"+1 {area} {exchange} {line}",
                $"{area}.{exchange}.{line}",
                $"1-{area}-{exchange}-{line}",
            ]),
        };
    }

    private string Npi()
    {
        var body = "1" + Digits(8);
        return Enumerable.Range(0, 10).Select(last => $"{body}{last}").First(code => Luhn("80840" + code));
    }

    private static bool Luhn(string digits) =>
        digits
            .Reverse()
            .Select((digit, at) => (digit - '0') * (1 + (at % 2)))
            .Sum(value => value > 9 ? value - 9 : value) % 10
        == 0;

    private string Dea()
    {
        var digits = Digits(6);
        var sum = digits.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 2)).Sum();
        return $"A{Letters(1)}{digits}{sum % 10}";
    }

    private string Vin()
    {
        const string values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var code = "1HGCM826" + "0" + $"{_random.Next(3, 9)}A" + Digits(6);
        var sum = code.Select((letter, at) => values.IndexOf(letter) % 10 * weights[at]).Sum() % 11;
        return code[..8] + (sum == 10 ? "X" : $"{sum}") + code[9..];
    }

    private string Digits(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(at => (char)('0' + _random.Next(at == 0 ? 1 : 0, 10))));

    private string Letters(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => "ABCDEFGHJKMNPRTUVWXY"[_random.Next(20)]));

    private string Any(string[] values) => values[_random.Next(values.Length)];
}
