using System.Globalization;
using System.Text.Json;

namespace Ringfence.Evidence.Detections;

/// <summary>
/// What is expected, as an organisation says it in a file: calendars by team, people of teams that the gateway does not know, models and
/// regions. What the file does not speak of is not judged.
/// </summary>
public sealed class Expected
{
    private static readonly string[] Members = ["default", "teams", "people", "models", "regions"];
    private static readonly string[] CalendarMembers = ["zone", "days", "from", "to", "holidays"];

    private readonly Dictionary<string, Calendar> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _people = new(StringComparer.OrdinalIgnoreCase);
    private Calendar? _default;

    private Expected() { }

    /// <summary>Models that may be called; <c>*</c> matches anything. Empty: not judged.</summary>
    public IReadOnlyList<string> Models { get; private set; } = [];

    /// <summary>Regions in which, and from which, models may be called. Empty: not judged.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>Whether any calendar is said.</summary>
    public bool HasCalendars => _default is not null || _teams.Count > 0;

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says what is wrong and what is allowed.</exception>
    public static Expected Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            Only(root, Members, path, "");
            var read = new Expected
            {
                Models = Texts(root, "models"),
                Regions = Texts(root, "regions"),
                _default = root.TryGetProperty("default", out var one) ? Calendar(one, path, "default") : null,
            };
            foreach (var team in Each(root, "teams"))
            {
                read._teams[team.Name] = Calendar(team.Value, path, team.Name);
            }

            foreach (var person in Each(root, "people"))
            {
                read._people[person.Name] = person.Value.GetString()!;
            }

            return read;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{path}' says nothing that is expected: give {{\"default\":{{\"zone\":\"America/New_York\",\"from\":\"07:00\",\"to\":\"19:00\"}},\"models\":[\"anthropic.*\"],\"regions\":[\"us-east-1\"]}} ({error.Message})",
                error
            );
        }
    }

    /// <summary>The calendar of a person: of the team that the file says, or the gateway knows, or the default; null: none.</summary>
    internal Calendar? Of(string? person, string? team)
    {
        var theirs = person is not null && _people.TryGetValue(person, out var said) ? said : team;
        return theirs is not null && _teams.TryGetValue(theirs, out var calendar) ? calendar : _default;
    }

    private static Calendar Calendar(JsonElement json, string path, string name)
    {
        Only(json, CalendarMembers, path, name + ".");
        var zone =
            json.Text("zone") is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found)
                ? found
                : throw new InvalidDataException(
                    $"'{path}': {name}.zone is '{json.Text("zone")}'; an IANA time zone is asked, like Europe/Berlin"
                );
        var days = Texts(json, "days");
        return new(
            zone,
            (days.Count == 0 ? ["mon", "tue", "wed", "thu", "fri"] : days)
                .Select(day => Day(day, path, name))
                .ToHashSet(),
            Time(json, "from", new TimeOnly(8, 0), path, name),
            Time(json, "to", new TimeOnly(18, 0), path, name),
            Texts(json, "holidays")
                .Select(day =>
                    DateOnly.TryParseExact(
                        day,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var date
                    )
                        ? date
                        : throw new InvalidDataException(
                            $"'{path}': {name}.holidays has '{day}'; a day is asked, like 2026-12-25"
                        )
                )
                .ToHashSet()
        );
    }

    private static DayOfWeek Day(string day, string path, string name) =>
        Enum.GetValues<DayOfWeek>()
            .Where(each => day.Length >= 3 && each.ToString().StartsWith(day, StringComparison.OrdinalIgnoreCase))
            .ToList()
            is [var one]
            ? one
            : throw new InvalidDataException(
                $"'{path}': {name}.days has '{day}'; mon, tue, wed, thu, fri, sat, sun are allowed"
            );

    private static TimeOnly Time(JsonElement json, string member, TimeOnly otherwise, string path, string name) =>
        json.Text(member) is not { } text ? otherwise
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new InvalidDataException($"'{path}': {name}.{member} is '{text}'; a time is asked, like 07:30");

    private static List<string> Texts(JsonElement json, string member) =>
        json.TryGetProperty(member, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static IEnumerable<JsonProperty> Each(JsonElement json, string member) =>
        json.TryGetProperty(member, out var map) ? map.EnumerateObject() : [];

    private static void Only(JsonElement json, string[] members, string path, string at)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                throw new InvalidDataException(
                    $"'{path}': {at}{member.Name} is not known; {string.Join(", ", members)} are"
                );
            }
        }
    }
}
